package pairkeeper.core.health;

import java.time.Instant;

/**
 * A line of trouble in a server's own log.
 *
 * @param readAt when the console read it, at most about a minute after it was written
 */
public record LogTrouble(Instant readAt, String line) {}
