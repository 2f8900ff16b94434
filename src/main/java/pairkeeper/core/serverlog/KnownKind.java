package pairkeeper.core.serverlog;

import java.time.Instant;
import java.util.UUID;

/**
 * A kind of message that looks at a server's log have found.
 *
 * @param newest as the newest look found it that found it
 * @param all messages of all looks together
 * @param begunAt end of the first run that found it
 * @param lastRun the newest that found it
 * @param seenAt the end of that
 * @param fresh whether that run was the first one to find it, and not the first to look at all
 */
public record KnownKind(
    UUID server,
    LoggedKind newest,
    long all,
    Instant begunAt,
    UUID lastRun,
    Instant seenAt,
    boolean fresh) {}
