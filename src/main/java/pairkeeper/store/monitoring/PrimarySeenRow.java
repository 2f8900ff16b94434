package pairkeeper.store.monitoring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The last good look at the primary of one pair. */
@Entity
@Table(name = "primary_seen")
class PrimarySeenRow {
  @Id UUID pairId;
  UUID serverId;
  String systemIdentifier;
  long timeline;
  String position;
  Instant seenAt;
  Instant firstFailureAt;
  Double peakBytesPerSecond;
  String synchronousNames;

  protected PrimarySeenRow() {}
}
