/** The pages on which a switchover is considered, read and confirmed. */
package pairkeeper.web.switchover;
