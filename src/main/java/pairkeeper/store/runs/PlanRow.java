package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Row of a stored plan; never changed once it is written. */
@Entity(name = "PlanRow")
@Table(name = "plan")
class PlanRow {
  @Id UUID id;

  @Column(name = "schema_number")
  int schemaNumber;

  String runbook;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_name")
  String pairName;

  @Column(length = 1_000_000)
  String json;

  String hash;

  @Column(name = "stored_by")
  String storedBy;

  @Column(name = "stored_at")
  Instant storedAt;

  @Column(name = "valid_until")
  Instant validUntil;

  PlanRow() {}

  StoredPlan value() {
    return new StoredPlan(
        id, runbook, pair, customer, pairName, json, hash, storedBy, storedAt, validUntil);
  }
}
