package pairkeeper.core.model;

import java.time.Instant;

/**
 * Which writing of a row one holds: what a form sends back, so that two people never overwrite each
 * other silently.
 *
 * @param version counts up with each change, from 0
 * @param changedAt when it was last changed
 * @param changedBy name of the person who changed it last
 * @param archivedAt when it was archived, or null while it is in use
 */
public record Stamp(int version, Instant changedAt, String changedBy, Instant archivedAt) {

  /** Whether it is only kept for the history. */
  public boolean archived() {
    return archivedAt != null;
  }
}
