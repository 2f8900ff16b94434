/** Tells open pages that something they show has changed; what changed, they ask for themselves. */
package pairkeeper.ops.live;
