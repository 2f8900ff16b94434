/** The page of one pair: its picture as it is seen now, its lag over time, its runs and notes. */
package pairkeeper.web.monitoring;
