package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The number of the last run that was begun on a pair. */
@Entity
@Table(name = "fencing_number")
class FencingNumberRow {
  @Id
  @Column(name = "pair_id")
  UUID pair;

  long number;
}
