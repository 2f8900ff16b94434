package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.PairEvent;
import pairkeeper.core.model.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One event of a pair. */
@Entity
@Table(name = "pair_event")
class PairEventRow {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.databind.DeserializationFeature.USE_LONG_FOR_INTS)
          .build();

  @Id UUID id;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "server_id")
  UUID server;

  @Enumerated(EnumType.STRING)
  PairEvent.Kind kind;

  @Column(name = "run_id")
  UUID run;

  @Column(name = "happened_at")
  Instant at;

  @Column(name = "happened_by")
  String by;

  @Column(name = "text_key")
  String key;

  @Column(name = "text_args")
  String args;

  String detail;

  @Column(name = "ended_at")
  Instant endedAt;

  static PairEventRow of(PairEvent e, UUID customer) {
    var row = new PairEventRow();
    row.id = e.id();
    row.customer = customer;
    row.pair = e.pair();
    row.server = e.server();
    row.kind = e.kind();
    row.run = e.run();
    row.at = e.at();
    row.by = e.by();
    row.key = e.text().key();
    row.args = JSON.writeValueAsString(e.text().args());
    row.detail = e.detail();
    row.endedAt = e.endedAt();
    return row;
  }

  PairEvent toEvent() {
    Map<String, Object> read = JSON.readValue(args, new TypeReference<>() {});
    return new PairEvent(id, pair, server, kind, run, at, by, new Text(key, read), detail, endedAt);
  }
}
