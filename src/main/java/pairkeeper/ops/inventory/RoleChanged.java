package pairkeeper.ops.inventory;

import java.util.UUID;

/**
 * A server is being given another role in the transaction in which this is fired. It is apart from
 * {@link InventoryChanged}, because the way to a server stays the same, and the write gap of a
 * failover must not wait for that being read again.
 *
 * @param pair whose server it is
 */
public record RoleChanged(UUID pair) {}
