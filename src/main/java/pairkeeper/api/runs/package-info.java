/** Guards, plans, runs and dossiers as programs see them. */
package pairkeeper.api.runs;
