package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Who is to be the primary of one pair. */
@Entity
@Table(name = "pair_home")
class HomeRow {
  @Id
  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "server_id")
  UUID server;

  @Column(name = "after_minutes")
  int afterMinutes;
}
