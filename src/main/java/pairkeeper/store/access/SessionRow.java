package pairkeeper.store.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.access.Session;

/** One row of the table {@code sign_in_session}. */
@Entity
@Table(name = "sign_in_session")
class SessionRow {
  @Id private UUID id;
  private String tokenHash;
  private UUID userId;
  private Instant createdAt;
  private Instant lastSeenAt;
  private String address;
  private String agent;

  /** For JPA. */
  protected SessionRow() {}

  SessionRow(Session session, String tokenHash) {
    this.id = session.id();
    this.tokenHash = tokenHash;
    this.userId = session.user();
    this.createdAt = session.createdAt();
    this.lastSeenAt = session.lastSeenAt();
    this.address = session.address();
    this.agent = session.agent();
  }

  Session toSession() {
    return new Session(id, userId, createdAt, lastSeenAt, address, agent);
  }
}
