/**
 * When a job is due and what becomes of each due time: schedules, their due instants in a site's
 * zone, windows, and the rules for what was missed or overlaps. Nothing here knows what a job does;
 * starting it belongs to {@code ops.jobs}.
 */
package pairkeeper.core.schedule;
