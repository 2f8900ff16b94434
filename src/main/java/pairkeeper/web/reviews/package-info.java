/** The pages on which runs are read a second time and signed. */
package pairkeeper.web.reviews;
