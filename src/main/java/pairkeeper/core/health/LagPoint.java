package pairkeeper.core.health;

import java.time.Instant;

/**
 * The worst of one minute, for the lag chart.
 *
 * @param bytes null when it was not known
 * @param seconds null when it was not known
 */
public record LagPoint(Instant minute, Verdict.Kind verdict, Long bytes, Double seconds) {}
