/**
 * The audit: entries appended in the transaction of what they tell, chained by hashes per customer,
 * read with filters, exported, and verified. Entries are never changed; nothing here can.
 */
package pairkeeper.ops.audit;
