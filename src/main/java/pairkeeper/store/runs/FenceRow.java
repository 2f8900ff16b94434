package pairkeeper.store.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.run.StandingFence;

/** Row of a standing fence order. */
@Entity(name = "FenceRow")
@Table(name = "standing_fence")
class FenceRow {
  @Id UUID id;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "server_id")
  UUID server;

  @Column(name = "service_address")
  String serviceAddress;

  @Column(name = "ordered_by")
  String orderedBy;

  @Column(name = "ordered_at")
  Instant orderedAt;

  @Column(name = "run_id")
  UUID run;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(name = "active_server_id")
  UUID activeServer;

  FenceRow() {}

  StandingFence value() {
    return new StandingFence(
        id, pair, server, serviceAddress, orderedBy, orderedAt, run, endedAt);
  }
}
