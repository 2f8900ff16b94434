package pairkeeper.core.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.review.Moment.Kind;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;

/**
 * What a reviewer reads of a run, and signs.
 *
 * @param state of the run, as the API says it
 * @param hash of the plan
 * @param gapMillis from the primary's last sign of life to the first write on the new one: nobody
 *     can have been cut off for longer; null when not measured
 * @param gapInRunMillis the part of it inside the run, from the beginning of the fence; null when
 *     not measured
 * @param loss what the plan said could be lost, or null where it said nothing
 * @param acceptedBytes bound of the loss that was typed, or null
 * @param overridden guards that warned and were accepted by starting it
 * @param confirmedBy who confirmed it
 * @param approvedBy who agreed as a second person, or ""
 * @param breakGlass why it was started without an approval, or ""
 */
public record Findings(
    String state,
    String hash,
    List<Moment> moments,
    Long gapMillis,
    Long gapInRunMillis,
    LossEstimate loss,
    Long acceptedBytes,
    List<GuardResult> overridden,
    String confirmedBy,
    String approvedBy,
    String breakGlass) {

  public Findings {
    moments = List.copyOf(moments);
    overridden = List.copyOf(overridden);
  }

  /**
   * Reads them from a run.
   *
   * @param plan or null when this release cannot read it
   * @param guards as they held at the start
   * @param approval or null where none was needed
   */
  public static Findings of(
      Run run,
      Plan plan,
      String hash,
      List<GuardResult> guards,
      List<RunStep> steps,
      ApprovalRequest approval) {
    var line = new TimeLine(run, plan, steps, approval);
    List<Moment> moments = line.moments();
    Instant write = at(moments, Kind.FIRST_WRITE);
    return new Findings(
        run.state().word(),
        hash,
        moments,
        between(at(moments, Kind.LAST_SEEN), write),
        between(line.gapBegan(), write),
        plan == null ? null : plan.loss(),
        run.acceptedLossBytes(),
        guards.stream().filter(g -> g.result() != GuardResult.Result.PASS).toList(),
        run.actor(),
        decided(approval, ApprovalState.APPROVED).map(d -> d.by().display()).orElse(""),
        decided(approval, ApprovalState.BREAK_GLASS).map(d -> d.remark()).orElse(""));
  }

  private static Optional<pairkeeper.core.approval.Decision> decided(
      ApprovalRequest approval, ApprovalState state) {
    return Optional.ofNullable(approval)
        .map(ApprovalRequest::decision)
        .filter(d -> d.state() == state);
  }

  private static Instant at(List<Moment> moments, Kind kind) {
    return moments.stream()
        .filter(m -> m.kind() == kind && m.at() != null)
        .map(Moment::at)
        .findFirst()
        .orElse(null);
  }

  private static Long between(Instant from, Instant to) {
    return from == null || to == null || to.isBefore(from)
        ? null
        : Duration.between(from, to).toMillis();
  }
}
