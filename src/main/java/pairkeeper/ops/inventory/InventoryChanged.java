package pairkeeper.ops.inventory;

/** Something of the inventory is being changed in the transaction in which this is fired. */
record InventoryChanged() {}
