/**
 * What the console itself asks of others by HTTP: within bounds of time and size, without following
 * where it is sent on to, and not inside its own network unless its operator said so.
 */
package pairkeeper.ops.outgoing;
