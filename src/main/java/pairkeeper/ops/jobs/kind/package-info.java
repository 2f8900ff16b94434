/**
 * What a run of each kind of job is decided on, read from its servers, and the plan that follows;
 * the same when it starts and when it is looked at again.
 */
package pairkeeper.ops.jobs.kind;
