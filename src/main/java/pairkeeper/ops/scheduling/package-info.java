/**
 * Hands work to nodes through the scheduler library's table in the console's own database: who
 * carries it out, when, and who takes over from a node that died. What the work is, belongs to the
 * packages beside this one, each with its own {@link pairkeeper.ops.scheduling.ScheduledWork}.
 */
package pairkeeper.ops.scheduling;
