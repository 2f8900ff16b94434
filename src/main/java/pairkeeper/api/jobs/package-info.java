/** The jobs of a pair as REST resources. */
package pairkeeper.api.jobs;
