package pairkeeper.core.count;

import java.time.Instant;
import java.util.UUID;

/**
 * A comparison in the history of its job.
 *
 * @param at when it was judged, by the console's clock
 */
public record KeptCount(UUID run, Comparison of, Instant at) {}
