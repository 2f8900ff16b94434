package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** All hooks of one pair, in their order, in one column; its id is the pair's. */
@Entity
@Table(name = "pair_hooks")
class HooksRow extends Kept {
  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "hooks_json")
  String hooks;
}
