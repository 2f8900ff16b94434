package pairkeeper.store.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of the table {@code sign_in_brake}. */
@Entity
@Table(name = "sign_in_brake")
class BrakeRow {
  @Id String subject;
  int failures;
  Instant lastAt;
  Instant blockedUntil;

  /** For JPA. */
  protected BrakeRow() {}

  BrakeRow(String subject) {
    this.subject = subject;
  }
}
