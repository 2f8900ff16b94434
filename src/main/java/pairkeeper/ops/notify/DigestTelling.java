package pairkeeper.ops.notify;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final Duration DAY = Duration.ofDays(1);

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
    Map<UUID, LocalDate> due = due(channel, now);
    if (due.isEmpty()) {
      return;
    }
    Map<UUID, List<Roster.Entry>> entries =
        roster.inSight().stream().collect(groupingBy(e -> e.sheet().pair().customer()));
    Map<UUID, List<JobList.Listed>> all =
        jobs.all().stream().collect(groupingBy(listed -> listed.job().customer()));
    Map<UUID, List<Run>> ended =
        runs.endedSince(now.minus(DAY)).stream().collect(groupingBy(Run::customer));
    due.forEach((customer, day) -> {
      List<Roster.Entry> of = entries.getOrDefault(customer, List.of());
      if (!of.isEmpty()) {
        String name = of.getFirst().customer();
        var lines = jobs(all.getOrDefault(customer, List.of()), now);
        var runsOf = ended.getOrDefault(customer, List.of());
        var digest = new Digest(customer, name, pairs(of), lines, runsOf);
        outbox.add(Ids.next(), channel.id(), digest.message(day, now));
      }
    });
  }

  /** The customers whose digest is due and was not sent, each with its day. */
  private Map<UUID, LocalDate> due(Channel channel, Instant now) {
    var done = new HashSet<UUID>();
    var due = new LinkedHashMap<UUID, LocalDate>();
    for (Site site : sites.all()) {
      UUID customer = site.customer();
      // a customer's first site comes first: its clock is the customer's
      if (channel.hears(customer) && done.add(customer)) {
        Digest.due(channel.digestHour(), site.zone(), channel.tellsFrom(), now)
            .filter(day -> !outbox.told(channel.id(), Digest.key(customer, day)))
            .ifPresent(day -> due.put(customer, day));
      }
    }
    return due;
  }

  private List<Digest.PairLine> pairs(List<Roster.Entry> entries) {
    var lines = new ArrayList<Digest.PairLine>();
    for (Roster.Entry entry : entries) {
      Pair pair = entry.sheet().pair();
      lines.add(new Digest.PairLine(pair.name(), board.of(pair).verdict().kind()));
    }
    return lines;
  }

  private static List<Digest.JobLine> jobs(List<JobList.Listed> all, Instant now) {
    var lines = new ArrayList<Digest.JobLine>();
    for (JobList.Listed one : all) {
      Optional<String> state = JobNews.state(one.job(), one.last(), one.decided(), now);
      if (!state.orElse("").isEmpty()) {
        lines.add(new Digest.JobLine(one.job().name(), one.pair().name(), state.get()));
      }
    }
    return lines;
  }
}
