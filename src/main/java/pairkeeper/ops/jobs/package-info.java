/**
 * Jobs: made, changed and started; what they depend on is read from the servers. Their runs are
 * carried out like all others, by {@code ops.runs}.
 */
package pairkeeper.ops.jobs;
