package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One secret that the console made up itself; ciphertext. */
@Entity
@Table(name = "secret")
class SecretRow {
  @Id UUID id;
  String purpose;

  @Column(name = "pair_id")
  UUID pair;

  byte[] sealed;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "created_by")
  String createdBy;

  @Column(name = "archived_at")
  Instant archivedAt;
}
