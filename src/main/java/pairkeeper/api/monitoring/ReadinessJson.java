package pairkeeper.api.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.health.Failback;
import pairkeeper.core.health.Readiness;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.core.rehearsal.Rehearsal;
import pairkeeper.ops.monitoring.PairStatus;

/**
 * What could be done with a pair right now, as far as watching knows. No guard is read for it:
 * those are read by {@code /guards}.
 *
 * @param asOf oldest of the observations it rests on, or null
 * @param estimatedLoss of a failover now
 * @param failoverRehearsed when a job last rehearsed it, or null
 */
public record ReadinessJson(
    Instant asOf,
    List<RunbookJson> runbooks,
    LossJson estimatedLoss,
    RehearsedJson failoverRehearsed) {

  /**
   * One runbook.
   *
   * @param ready {@code yes}, {@code no} or {@code unknown}
   * @param reasons why not, or why it is not known; what weighs most comes first
   * @param unread what could stand in the way all the same and was not measured
   */
  public record RunbookJson(
      String runbook, String ready, List<ReasonJson> reasons, List<String> unread) {}

  /** Why it could not be carried out. */
  public record ReasonJson(String id, String text, String source) {}

  /** Null where nothing bounds it. */
  public record LossJson(long knownBytes, Long boundBytes, Long seconds) {}

  /**
   * The newest rehearsal on a copy of the standby.
   *
   * @param asExpected whether every answer of the promoted copy was
   * @param promoteMillis from the word to promote to the first commit
   */
  public record RehearsedJson(Instant at, boolean asExpected, long promoteMillis) {
    static RehearsedJson of(Rehearsal r) {
      return new RehearsedJson(r.at(), r.asExpected(), r.promoteMillis());
    }
  }

  /**
   * @param failback none while the preferred server is primary
   */
  static ReadinessJson of(
      PairStatus status,
      LossEstimate loss,
      Optional<Failback> failback,
      Optional<Rehearsal> rehearsed,
      Speaker speaker) {
    var outlook = status.outlook();
    return new ReadinessJson(
        status.verdict().asOf(),
        Stream.concat(
                Stream.of(outlook.failover(), outlook.switchover(), outlook.rejoin())
                    .map(readiness -> runbook(readiness, speaker)),
                failback.map(back -> runbook(back, speaker)).stream())
            .toList(),
        new LossJson(loss.knownBytes(), loss.boundBytes(), loss.seconds()),
        rehearsed.map(RehearsedJson::of).orElse(null));
  }

  /** A switchover to the preferred server, once the pair has proven itself. */
  private static RunbookJson runbook(Failback back, Speaker speaker) {
    boolean ready = back.state() == Failback.State.READY;
    String id = back.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new RunbookJson(
        "failback",
        ready ? "yes" : "no",
        ready ? List.of() : List.of(new ReasonJson(id, speaker.say(back.text()), "console")),
        List.of(speaker.say(back.backup().text())));
  }

  private static RunbookJson runbook(Readiness readiness, Speaker speaker) {
    return new RunbookJson(
        readiness.act().word(),
        readiness.kind().word(),
        readiness.reasons().stream()
            .map(r -> new ReasonJson(r.id(), speaker.say(r.text()), r.source()))
            .toList(),
        readiness.unread().stream().map(speaker::say).toList());
  }
}
