/**
 * Row counts on both servers of a pair: what a pass over one server answers, what two or three
 * passes say together, and a count as it is kept. Nothing here asks a server.
 */
package pairkeeper.core.count;
