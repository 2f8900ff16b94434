/** Pages of notifications: the channels, one of them, and what was sent. */
package pairkeeper.web.notify;
