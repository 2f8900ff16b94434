/**
 * The people of the team: sign-in, sessions, users with their roles, API tokens, and what the first
 * start makes. Every act leaves an audit entry.
 */
package pairkeeper.ops.team;
