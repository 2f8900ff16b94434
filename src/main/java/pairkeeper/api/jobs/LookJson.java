package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.serverlog.KeptLook;

/**
 * One look at a server's log.
 *
 * @param bytes that were new
 * @param skipped of them, as there were too many
 * @param gap whether something was removed before it could be looked at
 * @param messages that were understood
 * @param kinds kinds of message that were told, {@code fresh} of them for the first time
 */
public record LookJson(
    UUID run,
    UUID server,
    String path,
    long bytes,
    long skipped,
    boolean gap,
    long messages,
    int kinds,
    int fresh,
    Instant at) {
  static LookJson of(KeptLook k) {
    return new LookJson(
        k.run(),
        k.server(),
        k.look().log(),
        k.look().unread(),
        k.look().skipped(),
        k.look().gap(),
        k.look().messages(),
        k.kinds(),
        k.fresh(),
        k.at());
  }
}
