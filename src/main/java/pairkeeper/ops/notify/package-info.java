/**
 * Telling people: looks at what has changed, puts into an outbox what a channel is to be told, and
 * delivers it by mail, webhook or Telegram until it has arrived or is given up. It waits for
 * nobody's transaction and nobody waits for it.
 */
package pairkeeper.ops.notify;
