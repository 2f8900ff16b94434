package pairkeeper.store.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.TeamRole;

/** One row of the table {@code role_grant}. */
@Entity
@Table(name = "role_grant")
class GrantRow {
  @Id private UUID id;
  private UUID userId;
  private String role;
  private UUID customerId;

  /** For JPA. */
  protected GrantRow() {}

  GrantRow(UUID id, UUID userId, Grant grant) {
    this.id = id;
    this.userId = userId;
    this.role = grant.role().word();
    this.customerId = grant.customer();
  }

  UUID userId() {
    return userId;
  }

  Grant toGrant() {
    return new Grant(TeamRole.of(role).orElseThrow(), customerId);
  }
}
