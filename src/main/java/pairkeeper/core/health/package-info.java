/**
 * What is seen of a pair and what it means: samples of servers, thresholds, the verdict with its
 * reasons. Pure: the time is passed in; nothing here asks a server.
 */
package pairkeeper.core.health;
