package pairkeeper.store.monitoring;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** The worst of one minute of one pair. */
@Entity
@Table(name = "observation_minute")
class MinuteRow {
  @EmbeddedId MinuteKey key;
  String verdict;
  Long lagBytes;
  Double lagSeconds;
  Double walBytesPerSecond;

  protected MinuteRow() {}
}
