package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** Row of one thing that a job's run works on; kept when it ended, for when it is resumed. */
@Entity(name = "RunLockRow")
@Table(name = "run_lock")
@IdClass(RunLockKey.class)
class RunLockRow {
  @Id
  @Column(name = "run_id")
  UUID run;

  @Id String name;

  @Column(name = "held_name")
  String held;

  RunLockRow() {}
}
