package pairkeeper.store.notify;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.notify.Delivery;
import pairkeeper.core.notify.Message;
import pairkeeper.store.runs.SmallJson;

/** Row of one message on one channel. */
@Entity(name = "NotifyDeliveryRow")
@Table(name = "notify_delivery")
class DeliveryRow {
  @Id UUID id;

  @Column(name = "channel_id")
  UUID channel;

  @Column(name = "event_key")
  String key;

  String about;

  String matter;

  /** How it stood. */
  String happened;

  @Column(name = "customer_id")
  UUID customer;

  @Column(name = "pair_id")
  UUID pair;

  @Column(name = "happened_at")
  Instant happenedAt;

  @Column(name = "words_json", length = 200000)
  String words;

  @Enumerated(EnumType.STRING)
  @Column(length = 20)
  Delivery.State state;

  int tries;

  @Column(name = "next_try_at")
  Instant nextTryAt;

  @Column(name = "claimed_until")
  Instant claimedUntil;

  @Column(name = "answer_json", length = 8000)
  String answer;

  @Column(name = "ended_at")
  Instant endedAt;

  DeliveryRow() {}

  static DeliveryRow of(UUID id, UUID channel, Message m) {
    var row = new DeliveryRow();
    row.id = id;
    row.channel = channel;
    row.key = m.key();
    row.about = m.about();
    row.matter = m.matter();
    row.happened = m.state();
    row.customer = m.customer();
    row.pair = m.pair();
    row.happenedAt = m.at();
    row.words = SmallJson.of(m.words());
    row.state = Delivery.State.WAITING;
    row.nextTryAt = m.at();
    return row;
  }

  Delivery value() {
    var message =
        new Message(
            key,
            about,
            matter,
            happened,
            customer,
            pair,
            happenedAt,
            SmallJson.read(words, Message.Words.class));
    return new Delivery(
        id, channel, message, state, tries, nextTryAt, SmallJson.text(answer), endedAt);
  }
}
