package pairkeeper.store.repeat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One row of the table {@code repeated_command}. */
@Entity
@Table(name = "repeated_command")
class RepeatRow {
  @Id private UUID id;
  private UUID userId;
  private String repeatKey;
  private String request;
  private Integer status;
  private byte[] sealed;
  private Instant beganAt;

  /** For JPA. */
  protected RepeatRow() {}

  RepeatRow(UUID id, UUID userId, String repeatKey, String request, Instant beganAt) {
    this.id = id;
    this.userId = userId;
    this.repeatKey = repeatKey;
    this.request = request;
    this.beganAt = beganAt;
  }

  void answered(int with, byte[] body) {
    this.status = with;
    this.sealed = body;
  }

  Begun toBegun() {
    return new Begun(id, request, status, sealed, beganAt);
  }
}
