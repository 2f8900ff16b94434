/**
 * Decides. Plain Java values and rules: the model, the plans, the runbooks, the health judge. No\n
 * * Jakarta, no I/O, no clock, no random, no thread: whatever core needs to know is passed in.
 */
package pairkeeper.core;
