/** Channels on which people are told, what they were told, and the messages that go out. */
package pairkeeper.store.notify;
