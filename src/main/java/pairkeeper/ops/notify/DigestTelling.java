package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Site;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.Digest;
import pairkeeper.core.notify.JobNews;
import pairkeeper.core.run.Run;
import pairkeeper.ops.Ids;
import pairkeeper.ops.inventory.Roster;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.jobs.JobList;
import pairkeeper.ops.monitoring.StatusBoard;
import pairkeeper.store.notify.Outbox;
import pairkeeper.store.runs.Runs;

/** Tells channels once a day how it stands with each customer. */
@ApplicationScoped
public class DigestTelling {
  private Roster roster;
  private StatusBoard board;
  private Sites sites;
  private JobList jobs;
  private Runs runs;
  private Outbox outbox;

  protected DigestTelling() {}

  @Inject
  DigestTelling(
      Roster roster, StatusBoard board, Sites sites, JobList jobs, Runs runs, Outbox outbox) {
    this.roster = roster;
    this.board = board;
    this.sites = sites;
    this.jobs = jobs;
    this.runs = runs;
    this.outbox = outbox;
  }

  /** Those that are due for one channel, in the caller's transaction. */
  void look(Channel channel, Instant now) {
    if (channel.digestHour() == null) {
      return;
    }
    var done = new HashSet<UUID>();
    for (Site site : sites.all()) {
      UUID customer = site.customer();
      // a customer's first site comes first: its clock is the customer's
      if (channel.hears(customer) && done.add(customer)) {
        Digest.due(channel.digestHour(), site.zone(), channel.tellsFrom(), now)
            .filter(day -> !outbox.told(channel.id(), Digest.key(customer, day)))
            .ifPresent(day -> tell(channel, customer, day, now));
      }
    }
  }

  private void tell(Channel channel, UUID customer, LocalDate day, Instant now) {
    List<Roster.Entry> entries =
        roster.inSight().stream()
            .filter(e -> e.sheet().pair().customer().equals(customer))
            .toList();
    if (!entries.isEmpty()) {
      String name = entries.getFirst().customer();
      var digest = new Digest(customer, name, pairs(entries), jobs(customer), runs(customer, now));
      outbox.add(Ids.next(), channel.id(), digest.message(day, now));
    }
  }

  private List<Digest.PairLine> pairs(List<Roster.Entry> entries) {
    var lines = new ArrayList<Digest.PairLine>();
    for (Roster.Entry entry : entries) {
      Pair pair = entry.sheet().pair();
      lines.add(new Digest.PairLine(pair.name(), board.of(pair).verdict().kind()));
    }
    return lines;
  }

  private List<Digest.JobLine> jobs(UUID customer) {
    var lines = new ArrayList<Digest.JobLine>();
    for (JobList.Listed one : jobs.all()) {
      Optional<String> state = JobNews.state(one.job(), one.last(), one.decided());
      if (one.job().customer().equals(customer) && !state.orElse("").isEmpty()) {
        lines.add(new Digest.JobLine(one.job().name(), one.pair().name(), state.get()));
      }
    }
    return lines;
  }

  private List<Run> runs(UUID customer, Instant now) {
    return runs.endedSince(now.minus(Duration.ofDays(1))).stream()
        .filter(run -> run.customer().equals(customer))
        .toList();
  }
}
