package pairkeeper.core.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A host with what only its own pages and the way to it need.
 *
 * @param pinnedAt when its key was agreed, or null
 * @param pinnedBy who agreed to it, or null
 */
public record HostSheet(Host host, UUID customer, Instant pinnedAt, String pinnedBy, Stamp stamp) {}
