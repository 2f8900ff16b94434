/** Pages of the set-up wizard: choices, then the preview from which the run is started. */
package pairkeeper.web.setup;
