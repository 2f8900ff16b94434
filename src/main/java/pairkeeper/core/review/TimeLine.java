package pairkeeper.core.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.review.Moment.Kind;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;

/** Finds the moments of a run in what watching, people and the run's own steps recorded. */
final class TimeLine {
  private static final Set<String> FENCES =
      Set.of("fence", "fence-command", "fence-attested", "shut-down");
  private static final Set<String> EXCHANGING = Set.of("failover", "switchover");

  private final Run run;
  private final Plan plan;
  private final List<RunStep> steps;
  private final ApprovalRequest approval;

  /**
   * @param plan or null when this release cannot read it
   * @param approval or null where none was needed
   */
  TimeLine(Run run, Plan plan, List<RunStep> steps, ApprovalRequest approval) {
    this.run = run;
    this.plan = plan;
    this.steps = steps;
    this.approval = approval;
  }

  /** In the order in which they are expected; those that were not measured have no instant. */
  List<Moment> moments() {
    var all = new ArrayList<Moment>();
    if (run.runbook().equals("failover")) {
      Optional<LossEstimate> seen = Optional.ofNullable(plan).map(Plan::loss);
      all.add(Moment.of(Kind.LAST_SEEN, seen.map(LossEstimate::primarySeenAt).orElse(null)));
      all.add(Moment.of(Kind.DETECTED, seen.map(LossEstimate::primaryFailedAt).orElse(null)));
    }
    decision(all);
    if (EXCHANGING.contains(run.runbook())) {
      all.add(end(Kind.FENCED, FENCES));
      all.add(end(Kind.PROMOTED, Set.of("promote")));
      all.add(end(Kind.FIRST_WRITE, Set.of("write-test")));
    }
    all.add(Moment.of(Kind.ENDED, run.endedAt()));
    return List.copyOf(all);
  }

  private void decision(List<Moment> all) {
    Instant confirmed = approval == null ? run.createdAt() : approval.askedAt();
    all.add(Moment.of(Kind.DECIDED, confirmed));
    if (approval != null
        && approval.decision() != null
        && approval.decision().state() == ApprovalState.APPROVED) {
      all.add(Moment.of(Kind.APPROVED, approval.decision().at()));
    }
  }

  private Moment end(Kind kind, Set<String> ids) {
    return steps.stream()
        .filter(s -> ids.contains(s.id()) && s.state().passed() && s.endedAt() != null)
        .findFirst()
        .map(s -> new Moment(kind, s.endedAt(), s.state() == StepState.ALREADY_DONE))
        .orElse(Moment.of(kind, null));
  }

  /** When the first step began after which nobody could write, or null. */
  Instant gapBegan() {
    return steps.stream()
        .filter(this::inGap)
        .map(RunStep::startedAt)
        .flatMap(Stream::ofNullable)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private boolean inGap(RunStep step) {
    if (plan == null || step.position() > plan.steps().size()) {
      return false;
    }
    return switch (plan.steps().get(step.position() - 1)) {
      case Step.Act act -> act.writeGap();
      case Step.Await await -> await.writeGap();
      case Step.Note note -> FENCES.contains(note.id());
      case Step.Detached detached -> false;
      case Step.Hook hook -> false;
      case Step.Ask ask -> false;
      case Step.EndJobs jobs -> false;
    };
  }
}
