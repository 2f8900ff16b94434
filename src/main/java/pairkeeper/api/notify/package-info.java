/** Channels of notifications and what was sent on them, as REST resources. */
package pairkeeper.api.notify;
