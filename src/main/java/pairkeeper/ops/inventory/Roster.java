package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;

/**
 * All pairs in use with their customers and sites, kept in memory for the pages that show the whole
 * fleet and for the watching. It is read whole for everybody; what is handed out is what the person
 * may see.
 *
 * <p>How old it may be: a change on this node counts at once, one on another node after at most
 * {@value #SECONDS} seconds; usually after ten, since the watching reads it again for each of its
 * rounds. Who is about to change a pair reads it by {@link Pairs}.
 */
@ApplicationScoped
public class Roster {
  static final int SECONDS = 15;
  private static final Duration LASTS = Duration.ofSeconds(SECONDS);

  private final AtomicLong changes = new AtomicLong();
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Known known = new Known(List.of(), -1, Instant.MIN);
  private Supplier<List<Entry>> reader;
  private Supplier<Scope> sight;
  private InstantSource clock;

  /**
   * One pair in use.
   *
   * @param customer its name
   * @param site null when it was taken out of use in the same moment
   */
  public record Entry(PairSheet sheet, String customer, Site site) {

    /** Where the site is, else how it is called. */
    public String place() {
      return site == null ? "" : site.place().isEmpty() ? site.name() : site.place();
    }

    /** Whether the words are in a name of pair, server, customer or place, a tag, or an address. */
    public boolean fits(String words) {
      String wanted = words.strip().toLowerCase(Locale.ROOT);
      Pair pair = sheet.pair();
      var own = Stream.of(pair.name(), customer, place(), sheet.tags().toString());
      var servers = pair.servers().stream().flatMap(s -> Stream.of(s.name(), s.host().address()));
      return Stream.concat(own, servers)
          .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }
  }

  /**
   * @param changes how many changes were heard of before it was read: what was read while another
   *     transaction was changing it is not believed for long
   */
  private record Known(List<Entry> entries, long changes, Instant until) {}

  protected Roster() {}

  @Inject
  Roster(RosterReader reader, Author author, Clock clock) {
    this(reader::all, author::reads, clock);
  }

  Roster(Supplier<List<Entry>> reader, Supplier<Scope> sight, InstantSource clock) {
    this.reader = reader;
    this.sight = sight;
    this.clock = clock;
  }

  /** The pairs that the person may see, by name. */
  public List<Entry> inSight() {
    if (!fresh()) {
      reading.lock();
      try {
        if (!fresh()) {
          renew();
        }
      } finally {
        reading.unlock();
      }
    }
    return visible();
  }

  /** {@link #inSight}, read anew. */
  public List<Entry> read() {
    reading.lock();
    try {
      renew();
    } finally {
      reading.unlock();
    }
    return visible();
  }

  private boolean fresh() {
    Known one = known;
    return one.changes() == changes.get() && clock.instant().isBefore(one.until());
  }

  private void renew() {
    long heard = changes.get();
    Instant now = clock.instant();
    known = new Known(reader.get(), heard, now.plus(LASTS));
  }

  private List<Entry> visible() {
    Scope scope = sight.get();
    List<Entry> all = known.entries();
    return scope.everyone()
        ? all
        : all.stream().filter(e -> scope.sees(e.sheet().pair().customer())).toList();
  }

  // whether the transaction was committed or not: reading once too often does no harm
  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) InventoryChanged change) {
    changes.incrementAndGet();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) RoleChanged change) {
    changes.incrementAndGet();
  }
}
