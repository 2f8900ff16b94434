/** The console as its users meet it: the packaged jar in a process of its own. */
package pairkeeper.console;
