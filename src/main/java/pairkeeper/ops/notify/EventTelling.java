package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.core.model.Scope;
import pairkeeper.core.notify.AuditNews;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Memory;
import pairkeeper.core.notify.Message;
import pairkeeper.core.notify.RunNews;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.ops.Ids;
import pairkeeper.ops.audit.AuditLine;
import pairkeeper.store.audit.AuditSearch;
import pairkeeper.store.notify.Memories;
import pairkeeper.store.notify.Outbox;
import pairkeeper.store.runs.Runs;

/**
 * Tells channels of what happened once: runs that ended or wait, acts that stand in the audit. It
 * looks a little further back than to the last look, as a transaction may be seen later than the
 * time that stands in it; the outbox takes nothing twice.
 */
@ApplicationScoped
public class EventTelling {
  private static final int MOST = 500;

  private Runs runs;
  private AuditSearch audit;
  private Memories memories;
  private Outbox outbox;

  protected EventTelling() {}

  @Inject
  EventTelling(Runs runs, AuditSearch audit, Memories memories, Outbox outbox) {
    this.runs = runs;
    this.audit = audit;
    this.memories = memories;
    this.outbox = outbox;
  }

  /** What happened, for all channels. */
  record Events(List<Run> waiting, List<Run> ended, List<AuditEntry> acts) {}

  /** In the caller's transaction. */
  Events since(Instant from) {
    var acts = new ArrayList<AuditEntry>();
    for (String act : AuditNews.ACTS.keySet()) {
      acts.addAll(
          audit.list(Scope.all(), new AuditFilter(null, null, "", act, from, null), 0, MOST));
    }
    return new Events(runs.in(RunState.AWAITING_PERSON), runs.endedSince(from), acts);
  }

  /**
   * What one channel is told of it, in the caller's transaction.
   *
   * @param names of customers and pairs, by their ids
   */
  void look(Channel channel, Events events, Map<UUID, String> names, Instant now) {
    waiting(channel, events.waiting(), names, now);
    for (Run run : events.ended()) {
      if (run.job() == null
          && wants(channel, RunNews.matter(run), run.customer())
          && !run.endedAt().isBefore(channel.tellsFrom())) {
        tell(channel, RunNews.ended(run, name(names, run.customer()), now));
      }
    }
    for (AuditEntry act : events.acts()) {
      if (wants(channel, AuditNews.ACTS.get(act.act()), act.chain())
          && !act.at().isBefore(channel.tellsFrom())) {
        AuditNews.message(
                act,
                AuditLine.of(act).text(),
                name(names, act.pair()),
                name(names, act.chain()),
                now)
            .ifPresent(message -> tell(channel, message));
      }
    }
  }

  private void waiting(Channel channel, List<Run> waiting, Map<UUID, String> names, Instant now) {
    var remembered = new Remembered(memories, channel.id(), RunNews::isAbout);
    for (Run run : waiting) {
      if (wants(channel, Matter.RUN_WAITS, run.customer())) {
        remembered.look(
            RunNews.about(run),
            before -> {
              Memory.Step step = before.look(run.state().word(), channel.hold(), now);
              if (step.tells()) {
                tell(channel, RunNews.waits(run, name(names, run.customer()), now));
              }
              return step.after();
            });
      }
    }
    // it was answered: whoever did knows, and its end is told
    remembered.forgetOthers();
  }

  private static boolean wants(Channel channel, Matter matter, UUID customer) {
    return channel.matters().contains(matter) && channel.hears(customer);
  }

  private static String name(Map<UUID, String> names, UUID id) {
    return id == null ? "" : names.getOrDefault(id, "");
  }

  private void tell(Channel channel, Message message) {
    outbox.add(Ids.next(), channel.id(), message);
  }
}
