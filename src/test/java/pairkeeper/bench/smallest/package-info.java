/**
 * The smallest program on the console's stack, against which its start is measured: one page, one
 * bean, one row class.
 */
package pairkeeper.bench.smallest;
