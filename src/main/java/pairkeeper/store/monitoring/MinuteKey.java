package pairkeeper.store.monitoring;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Which minute of which pair. */
@Embeddable
class MinuteKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID pairId;

  @Column(name = "seen_minute") // "minute" is a word of SQL
  Instant minute;

  protected MinuteKey() {}

  MinuteKey(UUID pairId, Instant minute) {
    this.pairId = pairId;
    this.minute = minute;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MinuteKey k && k.pairId.equals(pairId) && k.minute.equals(minute);
  }

  @Override
  public int hashCode() {
    return Objects.hash(pairId, minute);
  }
}
