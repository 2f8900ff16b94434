/**
 * Who may do what: roles, rights, grants and the person who acts, as plain values that decide
 * without asking anybody. Users, passwords, sessions and tokens do not belong here: they live in
 * {@code ops.team} and {@code store.access}.
 */
package pairkeeper.core.access;
