package pairkeeper.ops.checkpoints;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.core.model.Scope;
import pairkeeper.ops.Sha256;
import pairkeeper.ops.Transactions;
import pairkeeper.store.audit.AuditStore;
import pairkeeper.store.audit.CheckpointStore;
import pairkeeper.store.audit.CheckpointStore.Delivery;

/** Makes checkpoints when they are due, and brings to each target what it has not got yet. */
@ApplicationScoped
public class Checkpoints {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
  private static final Duration LAST_RETRY = Duration.ofMinutes(10);
  private static final int AT_ONCE = 100;

  private AuditStore audit;
  private CheckpointStore store;
  private CheckpointKey key;
  private CheckpointSettings settings;
  private Transactions transactions;
  private Clock clock;

  protected Checkpoints() {}

  @Inject
  public Checkpoints(
      AuditStore audit,
      CheckpointStore store,
      CheckpointKey key,
      CheckpointSettings settings,
      Transactions transactions,
      Clock clock) {
    this.audit = audit;
    this.store = store;
    this.key = key;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The newest checkpoint. */
  public Optional<Checkpoint> newest() {
    return transactions.in(store::newest);
  }

  /** Lines of all checkpoints after that number, oldest first; a thousand at most. */
  public List<String> after(long number) {
    return transactions.in(() -> store.after(number, 1000));
  }

  /** How it stands with every target. */
  public List<Standing> standings() {
    long newest = newest().map(Checkpoint::number).orElse(0L);
    return settings.targets().stream()
        .map(t -> {
          Delivery d = transactions.in(() -> store.delivery(t.name()));
          return new Standing(
              t.name(), t.place(), newest - d.delivered(), d.failures(), d.failure());
        })
        .toList();
  }

  /** Names of settings that cannot be used. */
  public List<String> wrongSettings() {
    return settings.wrong();
  }

  /** Whether checkpoints leave the folder of the database. */
  public boolean elsewhere() {
    return settings.elsewhere();
  }

  /**
   * How far a target has got.
   *
   * @param target {@code file} or {@code webhook}
   * @param place where that is
   * @param behind how many checkpoints it lacks
   * @param failures in a row since, 0 when the newest attempt succeeded
   * @param failure key of the text that says why, or ""
   */
  public record Standing(String target, String place, long behind, int failures, String failure) {}

  /** Makes a checkpoint if one is due, then delivers. */
  void work() {
    transactions.run(() -> {
      Optional<Checkpoint> last = store.newest();
      if (due(last)) {
        make(last);
      }
    });
    settings.targets().forEach(this::deliver);
  }

  private boolean due(Optional<Checkpoint> last) {
    if (entries(heads()) == last.map(Checkpoint::entries).orElse(0L)) {
      return false;
    }
    return last.isEmpty()
        || !clock.instant().isBefore(last.get().at().plus(settings.every()))
        || store.roleChangeEnded(last.get().at());
  }

  private List<Checkpoint.Head> heads() {
    return audit.heads(Scope.all()).stream()
        .filter(h -> h.seq() > 0)
        .map(h -> new Checkpoint.Head(h.chain(), h.seq(), h.hash()))
        .sorted(java.util.Comparator.comparing(h -> h.chain().toString()))
        .toList();
  }

  private static long entries(List<Checkpoint.Head> heads) {
    return heads.stream().mapToLong(Checkpoint.Head::seq).sum();
  }

  private void make(Optional<Checkpoint> last) {
    List<Checkpoint.Head> heads = heads();
    var next =
        new Checkpoint(
            last.map(c -> c.number() + 1).orElse(1L),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            last.map(c -> Sha256.hex(c.canonical())).orElse(AuditEntry.START),
            key.name(),
            entries(heads),
            heads,
            "");
    String text = next.canonical();
    store.add(next.signed(key.sign(text)), Sha256.hex(text));
  }

  private void deliver(Target target) {
    Delivery before = transactions.in(() -> store.delivery(target.name()));
    if (before.failures() > 0 && clock.instant().isBefore(retryAt(before))) {
      return;
    }
    for (String line : transactions.in(() -> store.after(before.delivered(), AT_ONCE))) {
      long number = Checkpoint.parse(line).number();
      String failure = target.deliver(number, line);
      Delivery now = transactions.in(() -> store.delivery(target.name()));
      transactions.run(() -> store.put(after(now, number, failure)));
      if (!failure.isEmpty()) {
        return;
      }
    }
  }

  private Delivery after(Delivery d, long number, String failure) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return failure.isEmpty()
        ? new Delivery(d.target(), number, now, 0, null, "")
        : new Delivery(d.target(), d.delivered(), d.deliveredAt(), d.failures() + 1, now, failure);
  }

  private static Instant retryAt(Delivery d) {
    Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(10, d.failures() - 1));
    return d.failedAt().plus(pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause);
  }
}
