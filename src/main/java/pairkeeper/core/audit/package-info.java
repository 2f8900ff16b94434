/**
 * What an audit entry holds and what its hash covers, as plain values. How entries are stored,
 * numbered and hashed is the business of {@code ops.audit} and {@code store.audit}.
 */
package pairkeeper.core.audit;
