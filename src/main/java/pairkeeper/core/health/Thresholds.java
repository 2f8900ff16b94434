package pairkeeper.core.health;

import java.time.Duration;

/**
 * From where on a person should look, or must.
 *
 * @param stale age of the newest observation beyond which nothing is called healthy
 * @param slotLeftBytes warned when a capped slot may keep less than this
 * @param log how long trouble in a server's log is warned of
 */
public record Thresholds(
    long warnBytes,
    long criticalBytes,
    Duration warnLag,
    Duration criticalLag,
    Duration stale,
    long slotLeftBytes,
    Duration log) {

  private static final long MB = 1024L * 1024;

  /** What serves a pair whose customer agreed nothing else. */
  public static Thresholds usual() {
    return new Thresholds(
        16 * MB,
        1024 * MB,
        Duration.ofMinutes(1),
        Duration.ofMinutes(15),
        Duration.ofSeconds(35),
        1024 * MB,
        Duration.ofMinutes(10));
  }
}
