/** How pairs are, for programs. */
package pairkeeper.api.monitoring;
