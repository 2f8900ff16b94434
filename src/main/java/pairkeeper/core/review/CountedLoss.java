package pairkeeper.core.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.run.Run;

/**
 * What a failover really lost, as the way back of the old primary counted it.
 *
 * @param bytes of WAL that only the old primary had; 0 when it had nothing that the new one lacks
 * @param rejoin the run that counted
 * @param number of that run
 * @param at when it was counted
 */
public record CountedLoss(long bytes, UUID rejoin, long number, Instant at) {

  /**
   * Reads it from a rejoin.
   *
   * @param guards of the rejoin as they held at its start
   * @return empty where its servers' histories did not say
   */
  public static Optional<CountedLoss> of(Run rejoin, List<GuardResult> guards) {
    return guards.stream()
        .filter(g -> g.id().equals("way-back"))
        .findFirst()
        .flatMap(g -> bytes(g).map(b -> new CountedLoss(b, rejoin.id(), rejoin.number(), g.at())));
  }

  private static Optional<Long> bytes(GuardResult wayBack) {
    return switch (wayBack.evidence().key()) {
      case "rejoin.why.beyond", "rejoin.why.beyond-untraced" ->
          Optional.ofNullable(wayBack.evidence().args().get("bytes"))
              .map(b -> ((Number) b).longValue());
      case "rejoin.why.before" -> Optional.of(0L);
      default -> Optional.empty();
    };
  }
}
