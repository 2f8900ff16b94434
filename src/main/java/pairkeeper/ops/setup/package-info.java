/**
 * The set-up of replication as people do it: choices kept as a draft, facts read of both servers,
 * guards checked, the plan stored for its preview.
 */
package pairkeeper.ops.setup;
