/** Signed reviews of runs and what was added to them; rows are only ever added. */
package pairkeeper.store.review;
