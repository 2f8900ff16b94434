package pairkeeper.store.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of the table {@code checkpoint_delivery}: how far a target has got. */
@Entity
@Table(name = "checkpoint_delivery")
class DeliveryRow {
  @Id String target;
  long delivered;

  @Column(name = "delivered_at")
  Instant deliveredAt;

  int failures;

  @Column(name = "failed_at")
  Instant failedAt;

  @Column(length = 1000)
  String failure;

  DeliveryRow() {}
}
