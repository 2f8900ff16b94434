package pairkeeper.store.approvals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.approval.KeyRequest;
import pairkeeper.core.approval.Person;

/** Row of a host key that waits for a second person. */
@Entity(name = "KeyRequestRow")
@Table(name = "host_key_request")
class KeyRequestRow {
  @Id
  @Column(name = "host_id")
  UUID host;

  @Column(name = "customer_id")
  UUID customer;

  String address;

  String fingerprint;

  @Column(name = "key_before")
  String before;

  @Column(name = "requester_id")
  UUID requesterId;

  @Column(name = "requester_name")
  String requesterName;

  @Column(name = "requester_display")
  String requesterDisplay;

  @Column(length = 4000)
  String reason;

  @Column(name = "asked_at")
  Instant askedAt;

  @Column(name = "expires_at")
  Instant expiresAt;

  KeyRequestRow() {}

  static KeyRequestRow of(KeyRequest r) {
    var row = new KeyRequestRow();
    row.host = r.host();
    row.customer = r.customer();
    row.address = r.address();
    row.fingerprint = r.fingerprint();
    row.before = r.before();
    row.requesterId = r.requester().id();
    row.requesterName = r.requester().name();
    row.requesterDisplay = r.requester().display();
    row.reason = r.reason();
    row.askedAt = r.askedAt();
    row.expiresAt = r.expiresAt();
    return row;
  }

  KeyRequest value() {
    return new KeyRequest(
        host,
        customer,
        address,
        fingerprint,
        before,
        new Person(requesterId, requesterName, requesterDisplay),
        reason,
        askedAt,
        expiresAt);
  }
}
