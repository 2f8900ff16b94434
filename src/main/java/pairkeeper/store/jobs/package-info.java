/** The jobs of pairs. */
package pairkeeper.store.jobs;
