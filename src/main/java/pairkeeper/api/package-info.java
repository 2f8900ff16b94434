/**
 * Shows to programs. JAX-RS resources under {@code /api/v1}, health and metrics; they ask ops and\n
 * * hold no rules of their own.
 */
package pairkeeper.api;
