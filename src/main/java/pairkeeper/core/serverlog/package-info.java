/**
 * What a server's log says since it was last looked at: its kinds of message, which of them are
 * signs of trouble, and what a look at them comes to.
 */
package pairkeeper.core.serverlog;
