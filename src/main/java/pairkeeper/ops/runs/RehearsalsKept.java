package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.rehearsal.AnswerVerdict;
import pairkeeper.core.rehearsal.Expected;
import pairkeeper.core.rehearsal.Rehearsal;
import pairkeeper.core.rehearsal.RehearsalSaid;
import pairkeeper.core.rehearsal.RehearsedAnswer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.store.jobs.Rehearsals;

/** Keeps how a rehearsal went, as its steps say it, and judges what the copy answered. */
@ApplicationScoped
public class RehearsalsKept {
  private Rehearsals rehearsals;

  protected RehearsalsKept() {}

  @Inject
  public RehearsalsKept(Rehearsals rehearsals) {
    this.rehearsals = rehearsals;
  }

  /**
   * Keeps it, in the place of the one that its run has already.
   *
   * @return FAILED where an answer is not as expected, or the steps did not say how it went
   */
  Ended keep(Run run, Change.KeepRehearsal change, List<RunStep> steps, Instant now) {
    var copied = RehearsalSaid.copied(output(steps, change.copy()));
    var promoted = RehearsalSaid.promoted(output(steps, change.promote()));
    if (copied.isEmpty() || promoted.isEmpty()) {
      return Ended.failed(null, Text.of("rehearsals.run.unsaid"), "");
    }
    Rehearsal rehearsal = of(run.id(), change, copied.get(), promoted.get(), now);
    rehearsals.keep(run.pair(), rehearsal);
    String output =
        rehearsal.answers().stream().map(RehearsalsKept::line).collect(Collectors.joining("\n"));
    return rehearsal.asExpected()
        ? Ended.done(null, output)
        : Ended.failed(
            null, Text.of("rehearsals.run.unexpected", "names", unexpected(rehearsal)), output);
  }

  private static Rehearsal of(
      UUID run,
      Change.KeepRehearsal change,
      RehearsalSaid.Copied copied,
      RehearsalSaid.Promoted promoted,
      Instant now) {
    return new Rehearsal(
        change.job(),
        run,
        change.server(),
        change.primary(),
        copied.bytes(),
        copied.seconds(),
        promoted.startMillis(),
        promoted.promoteMillis(),
        promoted.timeline(),
        promoted.lsn(),
        answers(change.answers(), promoted),
        now);
  }

  private static List<RehearsedAnswer> answers(
      List<Expected> expected, RehearsalSaid.Promoted promoted) {
    var answers = new ArrayList<RehearsedAnswer>();
    for (Expected one : expected) {
      RehearsalSaid.Answer said =
          promoted
              .answers()
              .getOrDefault(answers.size() + 1, new RehearsalSaid.Answer(null, 0, ""));
      answers.add(
          new RehearsedAnswer(
              one.name(), said.value(), one.least(), one.most(), said.millis(), said.said()));
    }
    return answers;
  }

  private static String unexpected(Rehearsal rehearsal) {
    return rehearsal.answers().stream()
        .filter(answer -> answer.verdict() != AnswerVerdict.AS_EXPECTED)
        .map(RehearsedAnswer::name)
        .collect(Collectors.joining(", "));
  }

  private static String line(RehearsedAnswer answer) {
    return "%s %s: %s"
        .formatted(
            answer.verdict().word(),
            answer.name(),
            answer.value() == null ? answer.said() : answer.value());
  }

  private static String output(List<RunStep> steps, String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id) && step.state() == StepState.DONE)
        .map(RunStep::output)
        .findFirst()
        .orElse("");
  }
}
