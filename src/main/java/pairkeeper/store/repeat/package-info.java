/**
 * Remembers commands that their senders may send twice, under the key that the sender gave them.
 */
package pairkeeper.store.repeat;
