/**
 * Runs that start at a certain time: agreeing one, taking it back, and starting it when its time
 * has come, once, with facts and guards read anew; or saying aloud why it was not started.
 */
package pairkeeper.ops.appointments;
