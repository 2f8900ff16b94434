/**
 * Remembers the inventory: rows of customers, sites, hosts, instances, pairs and sealed secrets.
 * Each repository hands out and takes core's records, and each that holds customers' rows asks for
 * a {@link pairkeeper.core.model.Scope}. Knows no key: what it holds of secrets is ciphertext.
 */
package pairkeeper.store.inventory;
