/**
 * The things that the console looks after: customer, site, host, instance, pair, as plain values
 * that check themselves. No rules about procedures, no state of runs.
 */
package pairkeeper.core.model;
