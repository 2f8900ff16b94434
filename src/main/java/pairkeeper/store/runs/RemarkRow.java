package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.run.PairRemark;

/** Row of a remark on a pair. */
@Entity(name = "RemarkRow")
@Table(name = "pair_remark")
class RemarkRow {
  @Id UUID id;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "text_json", length = 8000)
  String textJson;

  @Column(name = "made_by")
  String madeBy;

  @Column(name = "made_at")
  Instant madeAt;

  @Column(name = "run_id")
  UUID run;

  @Column(name = "ended_at")
  Instant endedAt;

  RemarkRow() {}

  PairRemark value() {
    return new PairRemark(id, pair, SmallJson.text(textJson), madeBy, madeAt, run, endedAt);
  }
}
