/**
 * Reads what a host and its PostgreSQL are: asks with the platform's one question and hands on the
 * facts, or in words why there are none.
 */
package pairkeeper.ops.discovery;
