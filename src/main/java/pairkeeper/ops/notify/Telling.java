package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.ops.Transactions;
import pairkeeper.store.notify.ChannelStore;
import pairkeeper.store.notify.Outbox;
import pairkeeper.store.runs.Runs;

/** Looks at what has changed and puts into the outbox what each channel is to be told of it. */
@ApplicationScoped
public class Telling {
  /** How long it is kept what was sent to whom. */
  private static final Duration KEPT = Duration.ofDays(90);

  private ChannelStore channels;
  private PairTelling pairs;
  private Outbox outbox;
  private Runs runs;
  private Transactions transactions;
  private Clock clock;

  protected Telling() {}

  @Inject
  Telling(
      ChannelStore channels,
      PairTelling pairs,
      Outbox outbox,
      Runs runs,
      Transactions transactions,
      Clock clock) {
    this.channels = channels;
    this.pairs = pairs;
    this.outbox = outbox;
    this.runs = runs;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One look; a transaction for each channel, in which nobody is asked anything. */
  void look() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Set<UUID> worked = transactions.in(this::worked);
    for (Channel channel : transactions.in(channels::all)) {
      if (!channel.paused()) {
        transactions.run(() -> pairs.look(channel, worked, now));
      }
    }
  }

  /**
   * Pairs on which a run works: whoever started it sees what it does. While it waits for a person
   * nobody may be looking.
   */
  private Set<UUID> worked() {
    return Stream.of(RunState.PLANNED, RunState.RUNNING)
        .flatMap(state -> runs.in(state).stream())
        .filter(run -> run.job() == null)
        .map(Run::pair)
        .collect(Collectors.toSet());
  }

  /** Forgets what was sent long ago. */
  void forget() {
    transactions.run(() -> outbox.forget(clock.instant().minus(KEPT)));
  }
}
