/** The pages of runs: their list, one run live, its dossier. They show and ask; ops.runs acts. */
package pairkeeper.web.runs;
