package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import pairkeeper.core.health.Failback;
import pairkeeper.core.health.KnownBackup;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairEvent;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.inventory.Homes;
import pairkeeper.ops.inventory.PairEvents;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.KeptBackups;

/** Judges whether going back to the preferred primary is offered; asks no server. */
@ApplicationScoped
public class Failbacks {
  /** A run that changes roles leaves a handful of events behind. */
  private static final int LAST_EVENTS = 50;

  private static final Duration MARGIN = Duration.ofMinutes(5);

  private Homes homes;
  private StatusBoard board;
  private LastSeen seen;
  private PairEvents events;
  private Jobs jobs;
  private KeptBackups backups;
  private Transactions transactions;
  private InstantSource clock;

  protected Failbacks() {}

  @Inject
  Failbacks(
      Homes homes,
      StatusBoard board,
      LastSeen seen,
      PairEvents events,
      Jobs jobs,
      KeptBackups backups,
      Transactions transactions,
      InstantSource clock) {
    this.homes = homes;
    this.board = board;
    this.seen = seen;
    this.events = events;
    this.jobs = jobs;
    this.backups = backups;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Empty while the preferred server is primary. */
  public Optional<Failback> of(Pair pair) {
    Home home = homes.of(pair.id());
    if (home.server().equals(pair.primary().id())) {
      return Optional.empty();
    }
    Instant changed =
        events.of(pair.id(), LAST_EVENTS).stream()
            .filter(e -> e.kind() == PairEvent.Kind.ROLE)
            .map(PairEvent::at)
            .max(Instant::compareTo)
            .orElse(null);
    return Failback.of(
        pair,
        home,
        board.of(pair).verdict().kind(),
        changed,
        seen.lag(pair.id(), Duration.ofMinutes(home.afterMinutes()).plus(MARGIN)),
        backup(pair, changed),
        clock.instant());
  }

  private KnownBackup backup(Pair pair, Instant changed) {
    return transactions.in(() -> {
      boolean watched =
          jobs.of(pair.id()).stream()
              .anyMatch(job -> job.settings().as(BackupSettings.class).isPresent());
      Optional<KeptBackup> newest =
          backups
              .newestVerified(pair.id())
              .filter(one -> changed == null || one.takenAt().isAfter(changed));
      if (newest.isPresent()) {
        return new KnownBackup.Verified(newest.get().takenAt(), newest.get().verifiedAt());
      }
      return watched ? new KnownBackup.Unverified() : new KnownBackup.Unwatched();
    });
  }
}
