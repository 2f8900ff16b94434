package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.serverlog.KnownKind;

/**
 * A kind of message that a job found in a server's log.
 *
 * @param run the newest that found it
 * @param fresh whether no earlier one had found it
 * @param severity {@code panic}, {@code fatal}, {@code error}, {@code warning} or {@code log}
 * @param sign what it is a sign of, or {@code none}
 * @param text without numbers and what stands in quotes; "" where it may be an application's own
 *     words
 * @param count how many that run found
 * @param all how many all runs found
 * @param first when the first of that run was written, as the log says it
 * @param begunAt when a run found it for the first time
 */
public record LoggedJson(
    UUID run,
    UUID server,
    boolean fresh,
    String severity,
    String sign,
    String sqlState,
    String text,
    long count,
    long all,
    String first,
    String last,
    Instant begunAt,
    Instant seenAt) {
  static LoggedJson of(KnownKind k) {
    return new LoggedJson(
        k.lastRun(),
        k.server(),
        k.fresh(),
        k.newest().severity().word(),
        k.newest().sign().word(),
        k.newest().sqlState(),
        k.newest().text(),
        k.newest().count(),
        k.all(),
        k.newest().first(),
        k.newest().last(),
        k.begunAt(),
        k.seenAt());
  }
}
