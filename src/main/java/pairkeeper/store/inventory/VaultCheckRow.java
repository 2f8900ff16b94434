package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A known text sealed by the key in use. */
@Entity
@Table(name = "vault_check")
class VaultCheckRow {
  @Id UUID id;
  byte[] sealed;

  @Column(name = "created_at")
  Instant createdAt;
}
