package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pairkeeper.core.model.Pair;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.inventory.Roster;
import pairkeeper.ops.jobs.JobList;
import pairkeeper.store.notify.ChannelStore;
import pairkeeper.store.notify.Outbox;
import pairkeeper.store.runs.Runs;
import pairkeeper.store.setting.Settings;

/** Looks at what has changed and puts into the outbox what each channel is to be told of it. */
@ApplicationScoped
public class Telling {
  /** How long it is kept what was sent to whom. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** Until when events were told: a console that was down tells them afterwards. */
  private static final String LOOKED = "notify.looked";

  /** How far before the last look events are looked for, and how far at most. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final Duration FURTHEST = Duration.ofDays(1);

  private ChannelStore channels;
  private PairTelling pairs;
  private EventTelling events;
  private JobTelling jobs;
  private DigestTelling digests;
  private Outbox outbox;
  private Runs runs;
  private Roster roster;
  private Settings settings;
  private Transactions transactions;
  private Clock clock;

  protected Telling() {}

  @Inject
  Telling(
      ChannelStore channels,
      PairTelling pairs,
      EventTelling events,
      JobTelling jobs,
      DigestTelling digests,
      Outbox outbox,
      Runs runs,
      Roster roster,
      Settings settings,
      Transactions transactions,
      Clock clock) {
    this.channels = channels;
    this.pairs = pairs;
    this.events = events;
    this.jobs = jobs;
    this.digests = digests;
    this.outbox = outbox;
    this.runs = runs;
    this.roster = roster;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** One look; a transaction for each channel, in which nobody is asked anything. */
  void look() {
    List<Channel> speaking = speaking();
    if (speaking.isEmpty()) {
      return;
    }
    Instant now = now();
    Set<UUID> worked = transactions.in(this::worked);
    EventTelling.Events happened = transactions.in(() -> events.since(from(now)));
    Map<UUID, String> names = names();
    for (Channel channel : speaking) {
      transactions.run(() -> {
        pairs.look(channel, worked, now);
        events.look(channel, happened, names, now);
      });
    }
    transactions.run(() -> settings.put(LOOKED, now.toString()));
  }

  /** One look at what asks more of the database: all jobs, and the daily digests. */
  void lookAround() {
    List<Channel> speaking = speaking();
    boolean wanted = speaking.stream().anyMatch(c -> c.matters().contains(Matter.JOB));
    List<JobList.Listed> all = wanted ? transactions.in(jobs::all) : List.of();
    for (Channel channel : speaking) {
      transactions.run(() -> jobs.look(channel, all, now()));
      transactions.run(() -> digests.look(channel, now()));
    }
  }

  private List<Channel> speaking() {
    return transactions.in(channels::all).stream().filter(c -> !c.paused()).toList();
  }

  private Instant from(Instant now) {
    Instant furthest = now.minus(FURTHEST);
    Instant last = settings.find(LOOKED).map(Instant::parse).orElse(now).minus(OVERLAP);
    return last.isBefore(furthest) ? furthest : last;
  }

  private Map<UUID, String> names() {
    var names = new HashMap<UUID, String>();
    for (Roster.Entry entry : roster.inSight()) {
      Pair pair = entry.sheet().pair();
      names.put(pair.id(), pair.name());
      names.put(pair.customer(), entry.customer());
    }
    return names;
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

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
