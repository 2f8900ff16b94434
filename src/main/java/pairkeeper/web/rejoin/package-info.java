/** The pages on which a rejoin is considered, read and confirmed. */
package pairkeeper.web.rejoin;
