package pairkeeper.core.archive;

import java.util.Locale;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;

/**
 * Somebody who may need WAL from a position on: all of it, on every timeline from there to now.
 *
 * @param who name of the server, slot, client or backup
 */
public record Need(Kind kind, String who, Timeline timeline, Lsn from) {

  /** Who it is. */
  public enum Kind {
    /** The primary, from its last checkpoint on. */
    PRIMARY,
    /** A standby, from where it would begin after a restart, or be rewound to. */
    STANDBY,
    /** A replication slot, whoever uses it. */
    SLOT,
    /** Who receives WAL at the moment. */
    RECEIVER,
    /** A backup that a job of this console took. */
    BACKUP,
    /** A backup of which the archive itself tells. */
    ARCHIVED;

    /** The API's word for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
