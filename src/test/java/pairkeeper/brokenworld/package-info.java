/**
 * What Pairkeeper does when the world around it breaks, on real hosts: disks that fill up, consoles
 * that die, servers that are somebody else, people who type anything. Each ends in a clear message,
 * with nothing lost and nothing left half done without saying so.
 */
package pairkeeper.brokenworld;
