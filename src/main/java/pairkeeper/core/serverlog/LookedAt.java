package pairkeeper.core.serverlog;

import java.util.UUID;

/**
 * One server whose log a run reads.
 *
 * @param step that reads it
 * @param name of the server
 */
public record LookedAt(String step, UUID server, String name) {}
