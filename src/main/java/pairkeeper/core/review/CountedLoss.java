package pairkeeper.core.review;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.LostWal;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.runbook.Rejoin;

/**
 * What a failover really lost, as the way back of the old primary counted it.
 *
 * @param bytes of WAL that only the old primary had; 0 when it had nothing that the new one lacks;
 *     null where what was found there did not tell
 * @param transactions that were committed only there, those of its own upkeep among them; null
 *     where what was found there did not tell
 * @param way by which the transactions were counted
 * @param how the same for people, or why nothing could be told
 * @param rejoin the run that counted
 * @param number of that run
 * @param at when it was counted
 */
public record CountedLoss(
    Long bytes, Long transactions, Way way, Text how, UUID rejoin, long number, Instant at) {

  /** Ways to count what was committed only there; the best first. */
  public enum Way {
    /** Its WAL was read from the fork on up to its newest record. */
    WAL,
    /** The histories say that it ended before the fork. */
    HISTORY,
    /** Nothing told it. */
    NONE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads it from a rejoin.
   *
   * @param guards of the rejoin as they held at its start
   * @param steps as they ended
   * @return empty where it did not look at the server's histories
   */
  public static Optional<CountedLoss> of(
      Run rejoin, List<GuardResult> guards, List<RunStep> steps) {
    return guards.stream()
        .filter(g -> g.id().equals("way-back"))
        .findFirst()
        .map(wayBack -> of(rejoin, wayBack, steps));
  }

  /** The one that tells most; of equals the first. */
  public static Optional<CountedLoss> best(List<CountedLoss> all) {
    return all.stream()
        .min(Comparator.comparing(CountedLoss::way).thenComparing(c -> c.bytes() == null));
  }

  private static CountedLoss of(Run rejoin, GuardResult wayBack, List<RunStep> steps) {
    Long bytes = bytes(wayBack);
    if (bytes != null && bytes == 0) {
      return told(rejoin, wayBack, 0L, 0L, Way.HISTORY, Text.of("reviews.loss.way.history"));
    }
    return steps.stream()
        .filter(step -> step.state().passed())
        .filter(step -> Rejoin.COUNTING.contains(step.id()))
        .flatMap(step -> LostWal.parse(step.output()).stream())
        .findFirst()
        .map(lost -> read(rejoin, wayBack, bytes, lost))
        .orElseGet(
            () -> told(rejoin, wayBack, bytes, null, Way.NONE, Text.of("reviews.loss.way.none")));
  }

  private static CountedLoss read(Run rejoin, GuardResult wayBack, Long bytes, LostWal lost) {
    Map<String, Object> where =
        Map.of(
            "fork", lost.fork().toString(),
            "last", lost.last().toString(),
            "timeline", lost.timeline().id());
    return lost.transactions()
        .map(n -> told(rejoin, wayBack, bytes, n, Way.WAL, new Text("reviews.loss.way.wal", where)))
        .orElseGet(() ->
            told(
                rejoin,
                wayBack,
                bytes,
                null,
                Way.NONE,
                new Text("reviews.loss.way.broken", where)));
  }

  private static CountedLoss told(
      Run rejoin, GuardResult wayBack, Long bytes, Long transactions, Way way, Text how) {
    return new CountedLoss(
        bytes, transactions, way, how, rejoin.id(), rejoin.number(), wayBack.at());
  }

  private static Long bytes(GuardResult wayBack) {
    return switch (wayBack.evidence().key()) {
      case "rejoin.why.beyond", "rejoin.why.beyond-untraced", "rejoin.why.beyond-wal-gone" ->
          Stream.ofNullable(wayBack.evidence().args().get("bytes"))
              .map(b -> ((Number) b).longValue())
              .findFirst()
              .orElse(null);
      case "rejoin.why.before" -> 0L;
      default -> null;
    };
  }
}
