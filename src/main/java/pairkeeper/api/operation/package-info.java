/**
 * The addresses for the console's own operators: what {@code /health} and {@code /metrics} show.
 */
package pairkeeper.api.operation;
