package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import pairkeeper.core.model.NotThere;
import pairkeeper.remote.SshAccess;

/**
 * How each server is reached, read from the {@link AccessBook} at most every ten seconds: a command
 * in the write gap must not wait for the console's own database.
 *
 * <p>A change of the inventory on this node counts at once, one on another node after those
 * seconds.
 */
@ApplicationScoped
public class RecentAccess {
  private static final Duration LASTS = Duration.ofSeconds(10);

  private final ConcurrentMap<UUID, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private Function<UUID, SshAccess> book;
  private InstantSource clock;

  /**
   * @param changes how many changes were heard of before it was read: one that was read while
   *     another transaction was changing it is not believed
   */
  private record Known(SshAccess access, long changes, Instant until) {}

  protected RecentAccess() {}

  @Inject
  RecentAccess(AccessBook book, Clock clock) {
    this(book::of, clock);
  }

  RecentAccess(Function<UUID, SshAccess> book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  /**
   * The way to the host of a server.
   *
   * @throws pairkeeper.core.model.NotThere when there is no such server
   */
  public SshAccess of(UUID server) {
    Instant now = clock.instant();
    long heard = changes.get();
    Known one = known.get(server);
    if (one == null || one.changes() != heard || !now.isBefore(one.until())) {
      one = read(server, one, heard, now);
    }
    return one.access();
  }

  /** While the console's own database is away, what was known last serves the runs that go on. */
  private Known read(UUID server, Known before, long heard, Instant now) {
    SshAccess access;
    try {
      access = book.apply(server);
    } catch (NotThere gone) {
      throw gone;
    } catch (RuntimeException e) {
      if (before == null || before.changes() != heard) {
        throw e;
      }
      return before;
    }
    Known read = new Known(access, heard, now.plus(LASTS));
    known.put(server, read);
    return read;
  }

  // whether the transaction was committed or not: reading once too often does no harm
  void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) InventoryChanged change) {
    changes.incrementAndGet();
    known.clear();
  }
}
