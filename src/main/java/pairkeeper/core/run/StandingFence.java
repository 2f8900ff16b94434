package pairkeeper.core.run;

import java.time.Instant;
import java.util.UUID;

/**
 * A standing order left by a failover: when that server answers again as a primary, it is fenced at
 * once.
 *
 * @param serviceAddress address with prefix length that it must give up, or ""
 * @param orderedBy name of the person whose run gave the order
 * @param endedAt when it was withdrawn, or null while it stands
 */
public record StandingFence(
    UUID id,
    UUID pair,
    UUID server,
    String serviceAddress,
    String orderedBy,
    Instant orderedAt,
    UUID run,
    Instant endedAt) {}
