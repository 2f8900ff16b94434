/**
 * Keeps plans and runs: the JSON form of plans, the rows of runs, steps and attempts, and their
 * compare-and-set changes. Decides nothing about what happens next.
 */
package pairkeeper.store.runs;
