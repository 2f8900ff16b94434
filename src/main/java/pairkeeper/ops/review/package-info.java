/**
 * The second reading of failovers and of runs that were started without an approval: what is due,
 * what is read, the signature and what is added to it later.
 */
package pairkeeper.ops.review;
