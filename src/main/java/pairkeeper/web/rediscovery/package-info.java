/** The page on which a pair is seen and taken as its servers say that it is. */
package pairkeeper.web.rediscovery;
