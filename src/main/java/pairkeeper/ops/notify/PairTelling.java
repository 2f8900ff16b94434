package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.model.Pair;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Memory;
import pairkeeper.core.notify.PairNews;
import pairkeeper.ops.Ids;
import pairkeeper.ops.inventory.Roster;
import pairkeeper.ops.monitoring.StatusBoard;
import pairkeeper.store.notify.Memories;
import pairkeeper.store.notify.Outbox;

/** Tells channels of the verdicts of pairs. */
@ApplicationScoped
public class PairTelling {
  static final String ABOUT = "pair:";

  private Roster roster;
  private StatusBoard board;
  private Memories memories;
  private Outbox outbox;

  protected PairTelling() {}

  @Inject
  PairTelling(Roster roster, StatusBoard board, Memories memories, Outbox outbox) {
    this.roster = roster;
    this.board = board;
    this.memories = memories;
    this.outbox = outbox;
  }

  /**
   * One look for one channel, in the caller's transaction.
   *
   * @param worked pairs on which a run works right now: of those nothing is told
   */
  void look(Channel channel, Set<UUID> worked, Instant now) {
    var remembered = new Remembered(memories, channel.id(), about -> about.startsWith(ABOUT));
    if (PairNews.wanted(channel.matters())) {
      for (Roster.Entry entry : roster.inSight()) {
        Pair pair = entry.sheet().pair();
        if (channel.hears(pair.customer())) {
          boolean busy = worked.contains(pair.id());
          remembered.look(ABOUT + pair.id(), before -> look(channel, entry, before, busy, now));
        }
      }
    }
    // out of use, or no longer heard of
    remembered.forgetOthers();
  }

  private Memory look(
      Channel channel, Roster.Entry entry, Memory before, boolean worked, Instant now) {
    if (worked) {
      return before.quiet(now);
    }
    Pair pair = entry.sheet().pair();
    Verdict verdict = board.of(pair).verdict();
    if (!PairNews.known(verdict)) {
      return before;
    }
    Memory.Step step = before.look(PairNews.state(verdict, channel.matters()), channel.hold(), now);
    if (step.tells()) {
      outbox.add(
          Ids.next(),
          channel.id(),
          PairNews.message(pair, entry.customer(), verdict, before.told(), now));
    }
    return step.after();
  }
}
