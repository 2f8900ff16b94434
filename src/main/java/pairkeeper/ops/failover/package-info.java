/**
 * The failover as people decide it: evidence that the primary is dead, gathered from two
 * viewpoints; the loss; the plan stored for its preview; what is looked at again when it is
 * confirmed.
 */
package pairkeeper.ops.failover;
