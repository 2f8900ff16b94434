package pairkeeper.store.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One row of the table {@code audit_checkpoint}; never updated. */
@Entity
@Immutable
@Table(name = "audit_checkpoint")
class CheckpointRow {
  @Id long number;

  @Column(name = "made_at")
  Instant madeAt;

  long entries;
  String hash;

  @Column(length = 1_000_000)
  String line;

  CheckpointRow() {}
}
