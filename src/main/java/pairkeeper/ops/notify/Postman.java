package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Delivery;
import pairkeeper.core.notify.Retries;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.notify.ChannelStore;
import pairkeeper.store.notify.Outbox;

/**
 * Brings the messages of the outbox to the other side, each channel on a thread of its own, so that
 * none waits for another. What is about one thing arrives in its order. A message that was sent
 * when its console died is sent again, under the same id.
 */
@ApplicationScoped
public class Postman {
  private static final System.Logger LOG = System.getLogger(Postman.class.getName());
  private static final int AT_ONCE = 200;

  /** Longer than any attempt takes. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
  private ChannelStore channels;
  private Outbox outbox;
  private LetterWriter writer;
  private Senders senders;
  private Transactions transactions;
  private CurrentUser user;
  private Clock clock;

  protected Postman() {}

  @Inject
  Postman(
      ChannelStore channels,
      Outbox outbox,
      LetterWriter writer,
      Senders senders,
      Transactions transactions,
      CurrentUser user,
      Clock clock) {
    this.channels = channels;
    this.outbox = outbox;
    this.writer = writer;
    this.senders = senders;
    this.transactions = transactions;
    this.user = user;
    this.clock = clock;
  }

  /** Sets out with all that is due; waits for nothing. */
  void setOut() {
    for (UUID channel : transactions.in(() -> outbox.channelsWithDue(now()))) {
      if (underWay.add(channel)) {
        Thread.ofVirtual()
            .name("notify-" + channel)
            .start(() -> user.asConsole(() -> deliver(channel)));
      }
    }
  }

  private void deliver(UUID id) {
    try {
      Optional<Channel> channel = transactions.in(() -> channels.find(id));
      if (channel.isPresent()) {
        deliver(channel.get());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "delivering on channel " + id + " failed; it is tried again", e);
    } finally {
      underWay.remove(id);
    }
  }

  private void deliver(Channel channel) {
    List<Delivery> waiting = transactions.in(() -> outbox.waiting(channel.id(), AT_ONCE));
    Map<String, List<Delivery>> things =
        waiting.stream()
            .collect(
                Collectors.groupingBy(
                    d -> d.message().about(), LinkedHashMap::new, Collectors.toList()));
    Instant now = now();
    for (List<Delivery> thing : things.values()) {
      boolean due = thing.stream().anyMatch(d -> !d.nextTryAt().isAfter(now));
      // one that does not get through: neither would the others, and the next look comes soon
      if (due && !thing.stream().allMatch(delivery -> one(channel, delivery))) {
        return;
      }
    }
  }

  /** Whether it has arrived. */
  private boolean one(Channel channel, Delivery delivery) {
    Instant start = now();
    if (!transactions.in(() -> outbox.claim(delivery.id(), start, start.plus(CLAIM)))) {
      return false;
    }
    Letter letter = writer.write(delivery.id(), delivery.message(), channel);
    Sent sent = attempt(channel, letter);
    Instant now = now();
    int tries = delivery.tries() + 1;
    Optional<Duration> pause = Retries.after(tries);
    transactions.run(() -> {
      if (sent.arrived()) {
        outbox.sent(delivery, sent.answer(), now);
      } else if (pause.isPresent()) {
        outbox.failed(delivery, sent.answer(), now.plus(pause.get()));
      } else {
        outbox.givenUp(delivery, sent.answer(), now);
      }
    });
    if (!sent.arrived()) {
      LOG.log(
          Level.WARNING,
          "message {0} did not arrive on channel {1} at attempt {2}",
          delivery.id(),
          channel.name(),
          tries);
    }
    return sent.arrived();
  }

  private Sent attempt(Channel channel, Letter letter) {
    try {
      return senders.send(channel, letter);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "sending on channel " + channel.name() + " failed oddly", e);
      return Sent.failed(Text.of("notify.answer.fault"));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
