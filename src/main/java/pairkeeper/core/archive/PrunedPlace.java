package pairkeeper.core.archive;

import java.util.UUID;

/**
 * One folder that a run works on.
 *
 * @param step that removes
 * @param path absolute
 */
public record PrunedPlace(String step, UUID server, String path) {}
