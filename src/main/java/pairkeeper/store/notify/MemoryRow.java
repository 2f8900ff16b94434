package pairkeeper.store.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.notify.Memory;

/** Row of what a channel knows of one thing. */
@Entity(name = "MemoryRow")
@Table(name = "notify_memory")
@IdClass(MemoryKey.class)
class MemoryRow {
  @Id
  @Column(name = "channel_id")
  UUID channel;

  @Id String about;

  String told;

  String seen;

  @Column(name = "seen_since")
  Instant seenSince;

  @Column(name = "away_since")
  Instant awaySince;

  MemoryRow() {}

  Memory value() {
    return new Memory(told, seen, seenSince, awaySince);
  }

  void take(Memory memory) {
    told = memory.told();
    seen = memory.seen();
    seenSince = memory.seenSince();
    awaySince = memory.awaySince();
  }
}
