/**
 * Who acts now and what they may do, which every use case asks. How people become known (sign-in,
 * sessions, tokens) belongs to {@code ops.team}; what roles mean is decided in {@code core.access}.
 */
package pairkeeper.ops.access;
