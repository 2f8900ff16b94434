package pairkeeper.ops.inventory;

/**
 * A server is being given another role in the transaction in which this is fired. It is apart from
 * {@link InventoryChanged}, because the way to a server stays the same, and the write gap of a
 * failover must not wait for that being read again.
 */
record RoleChanged() {}
