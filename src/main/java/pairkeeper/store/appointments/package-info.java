/** Runs that are agreed for a certain time, and what became of them. */
package pairkeeper.store.appointments;
