package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** For whom commits of a pair waited before a failover emptied the setting. */
@Entity
@Table(name = "synchronous_wanted")
class SynchronousWantedRow {
  @Id
  @Column(name = "pair_id")
  UUID pair;

  String names;
}
