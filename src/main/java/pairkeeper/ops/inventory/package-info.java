/**
 * The use cases of the inventory: customers, sites, pairs, credentials and host keys, each change
 * checked, allowed by role, audited and safe against being overtaken; and the vault that alone
 * opens secrets. Nothing about pages or JSON belongs here.
 */
package pairkeeper.ops.inventory;
