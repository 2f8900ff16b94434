package pairkeeper.core.serverlog;

import java.time.Instant;
import java.util.UUID;

/**
 * One look at one server's log in the history of its job.
 *
 * @param kinds how many kinds of message it found
 * @param fresh of them those that no look had found before
 */
public record KeptLook(UUID run, UUID server, LogLook look, int kinds, int fresh, Instant at) {}
