/** Rows of the audit: the entries, which are only ever added, and the head of each chain. */
package pairkeeper.store.audit;
