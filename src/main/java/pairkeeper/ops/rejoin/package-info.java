/**
 * Rejoin: reads the primary and how far the returning server's data go, stores the plan, and looks
 * at it all again when its run starts.
 */
package pairkeeper.ops.rejoin;
