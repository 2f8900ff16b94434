package pairkeeper.store.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import pairkeeper.core.approval.Person;
import pairkeeper.core.review.SignedReview;
import pairkeeper.store.runs.SmallJson;

/** Row of a signed review; never updated. */
@Entity
@Immutable
@Table(name = "review")
class ReviewRow {
  @Id UUID id;

  @Column(name = "run_id")
  UUID run;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "run_ended_at")
  Instant runEndedAt;

  @Column(name = "findings_json", length = 200_000)
  String findingsJson;

  @Column(name = "findings_hash")
  String findingsHash;

  @Column(length = 4000)
  String remark;

  @Column(name = "reviewer_id")
  UUID reviewerId;

  @Column(name = "reviewer_name")
  String reviewerName;

  @Column(name = "reviewer_display")
  String reviewerDisplay;

  @Column(name = "signed_at")
  Instant signedAt;

  ReviewRow() {}

  SignedReview value() {
    return new SignedReview(
        id,
        run,
        runEndedAt,
        SmallJson.findings(findingsJson),
        findingsHash,
        remark,
        new Person(reviewerId, reviewerName, reviewerDisplay),
        signedAt);
  }
}
