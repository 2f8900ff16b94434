/**
 * Runs that are to start at a certain time: what was agreed, what became of it, and which times may
 * be chosen. Starting them belongs to {@code ops.appointments}.
 */
package pairkeeper.core.appointment;
