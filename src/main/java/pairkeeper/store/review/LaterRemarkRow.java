package pairkeeper.store.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import pairkeeper.core.approval.Person;
import pairkeeper.core.review.LaterRemark;

/** Row of a remark that was added after the signature; never updated. */
@Entity
@Immutable
@Table(name = "review_remark")
class LaterRemarkRow {
  @Id UUID id;

  @Column(name = "run_id")
  UUID run;

  @Column(length = 4000)
  String remark;

  @Column(name = "author_id")
  UUID authorId;

  @Column(name = "author_name")
  String authorName;

  @Column(name = "author_display")
  String authorDisplay;

  @Column(name = "said_at")
  Instant saidAt;

  LaterRemarkRow() {}

  static LaterRemarkRow of(LaterRemark r) {
    var row = new LaterRemarkRow();
    row.id = r.id();
    row.run = r.run();
    row.remark = r.remark();
    row.authorId = r.by().id();
    row.authorName = r.by().name();
    row.authorDisplay = r.by().display();
    row.saidAt = r.at();
    return row;
  }

  LaterRemark value() {
    return new LaterRemark(
        id, run, remark, new Person(authorId, authorName, authorDisplay), saidAt);
  }
}
