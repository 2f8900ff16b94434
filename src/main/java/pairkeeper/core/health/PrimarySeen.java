package pairkeeper.core.health;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.postgres.Lsn;

/**
 * The last good look at the primary of a pair, from which a failover's loss is reckoned.
 *
 * @param position newest position of the primary that anyone saw, the standby's word included
 * @param seenAt when it was last seen well
 * @param firstFailureAt when it first failed afterwards, or null while it is well
 * @param peakBytesPerSecond highest WAL rate between two looks, or null before the second
 * @param synchronousNames for whom its commits wait: {@code synchronous_standby_names}, or ""
 */
public record PrimarySeen(
    UUID server,
    String systemIdentifier,
    long timeline,
    Lsn position,
    Instant seenAt,
    Instant firstFailureAt,
    Double peakBytesPerSecond,
    String synchronousNames) {

  /** Of a primary whose commits wait for nobody. */
  public PrimarySeen(
      UUID server,
      String systemIdentifier,
      long timeline,
      Lsn position,
      Instant seenAt,
      Instant firstFailureAt,
      Double peakBytesPerSecond) {
    this(
        server,
        systemIdentifier,
        timeline,
        position,
        seenAt,
        firstFailureAt,
        peakBytesPerSecond,
        "");
  }

  /** The same, with what its commits wait for. */
  public PrimarySeen waitingFor(String names) {
    return new PrimarySeen(
        server,
        systemIdentifier,
        timeline,
        position,
        seenAt,
        firstFailureAt,
        peakBytesPerSecond,
        names);
  }

  /** After a good look: the failure is over, the peak may have risen. */
  public PrimarySeen next(UUID now, String system, long tli, Lsn at, Instant when) {
    boolean same = now.equals(server) && system.equals(systemIdentifier) && tli == timeline;
    if (!same) {
      return first(now, system, tli, at, when);
    }
    double seconds = Math.max(0.001, (when.toEpochMilli() - seenAt.toEpochMilli()) / 1000.0);
    double rate = Math.max(0, at.minus(position)) / seconds;
    Double peak = peakBytesPerSecond == null ? rate : Math.max(peakBytesPerSecond, rate);
    return new PrimarySeen(now, system, tli, at, when, null, peak);
  }

  /** The first good look of all. */
  public static PrimarySeen first(UUID server, String system, long tli, Lsn at, Instant when) {
    return new PrimarySeen(server, system, tli, at, when, null, null);
  }

  /** After a failed look. */
  public PrimarySeen failed(Instant when) {
    return firstFailureAt != null
        ? this
        : new PrimarySeen(
                server, systemIdentifier, timeline, position, seenAt, when, peakBytesPerSecond)
            .waitingFor(synchronousNames);
  }

  /** When the standby was told of a newer position than the console saw. */
  public PrimarySeen told(Lsn newest) {
    return newest == null || newest.compareTo(position) <= 0
        ? this
        : new PrimarySeen(
                server,
                systemIdentifier,
                timeline,
                newest,
                seenAt,
                firstFailureAt,
                peakBytesPerSecond)
            .waitingFor(synchronousNames);
  }
}
