/** The first page: which pairs need a person now, and how all the others are. */
package pairkeeper.web.fleet;
