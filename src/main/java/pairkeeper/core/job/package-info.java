/**
 * What is done on a pair again and again: jobs, their settings, and what is read of the servers for
 * them. What a run of one does, belongs to {@code core.runbook}; when it is due, to {@code
 * core.schedule}.
 */
package pairkeeper.core.job;
