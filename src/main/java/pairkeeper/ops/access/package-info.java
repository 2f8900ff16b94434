/**
 * Who is there and what they may do: sign-in, users, roles, sessions, API tokens, and {@code
 * CurrentUser}, which every use case asks. What roles mean is decided in {@code core.access}.
 */
package pairkeeper.ops.access;
