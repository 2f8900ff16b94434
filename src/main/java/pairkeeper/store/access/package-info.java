/** Rows of the team: users and roles, sessions, API tokens, and the brakes on sign-in. */
package pairkeeper.store.access;
