/** Tokens, for programs. */
package pairkeeper.api.team;
