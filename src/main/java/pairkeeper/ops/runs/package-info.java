/**
 * Plans become runs here: storing what was previewed, taking the confirmation, carrying the steps
 * out one by one, asking people, going on after a crash. What a step does is core's matter, how it
 * reaches a server remote's.
 */
package pairkeeper.ops.runs;
