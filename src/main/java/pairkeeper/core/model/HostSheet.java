package pairkeeper.core.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A host with what only its own pages and the way to it need.
 *
 * @param sudoCredential id of the sealed sudo password, or null when {@code sudo -n} works
 * @param pinnedAt when its key was agreed, or null
 * @param pinnedBy who agreed to it, or null
 */
public record HostSheet(
    Host host,
    UUID customer,
    UUID sudoCredential,
    Instant pinnedAt,
    String pinnedBy,
    Stamp stamp) {}
