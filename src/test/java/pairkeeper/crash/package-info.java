/**
 * Kills consoles with {@code kill -9} at chosen places of a run, on real hosts. A debugger holds
 * the packaged console at the very place, so that nothing depends on luck and the product knows
 * nothing of it. {@code mvn -Pcrash} kills it before, during and after each step of each runbook:
 * several lanes, each with a pair of its own, stand at their places, and one kill serves them all.
 */
package pairkeeper.crash;
