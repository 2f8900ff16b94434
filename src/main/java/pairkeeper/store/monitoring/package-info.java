/** Rows of what was seen of pairs: a row a minute, the last good look at each primary, changes. */
package pairkeeper.store.monitoring;
