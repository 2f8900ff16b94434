package pairkeeper.ops.rejoin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.WalEnd;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.TimelineHistory;
import pairkeeper.core.runbook.PairFacts;
import pairkeeper.core.runbook.Rejoin;
import pairkeeper.core.runbook.RejoinFacts;
import pairkeeper.core.runbook.RejoinSql;
import pairkeeper.core.runbook.ReplicationLogin;
import pairkeeper.core.runbook.WayBack;
import pairkeeper.ops.access.Aside;
import pairkeeper.ops.discovery.LoginTrial;
import pairkeeper.ops.discovery.PairReader;
import pairkeeper.ops.inventory.Hooks;
import pairkeeper.ops.inventory.SynchronousWanted;

/** Reads what a rejoin is decided on; changes nothing. */
@ApplicationScoped
public class RejoinReader {
  /** Reading the WAL since the last checkpoint of a large server takes a while. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private PairReader reader;
  private LoginTrial logins;
  private Executor executor;
  private Hooks hooks;
  private SynchronousWanted wanted;
  private Aside aside;

  protected RejoinReader() {}

  @Inject
  RejoinReader(
      PairReader reader,
      LoginTrial logins,
      Executor executor,
      Hooks hooks,
      SynchronousWanted wanted,
      Aside aside) {
    this.reader = reader;
    this.logins = logins;
    this.executor = executor;
    this.hooks = hooks;
    this.wanted = wanted;
    this.aside = aside;
  }

  /**
   * @throws Refused when a server cannot be read, naming it and saying why
   */
  RejoinFacts read(Pair pair, Instance returning) {
    PairFacts facts = reader.read(pair, returning);
    Platform platform = Platforms.of(pair.platform());
    var past = past(facts, platform);
    var login = login(facts, platform);
    var read =
        new RejoinFacts(
            facts,
            walEnd(facts, platform),
            past.map(Past::history),
            past.map(Past::oldest),
            login,
            unreadable(facts, platform),
            hooks.of(pair.id()),
            wanted.of(pair.id()));
    return WayBack.of(read)
        .fork()
        .filter(read::writtenFrom)
        .map(fork -> read.ending(rewoundFrom(read, platform, fork)))
        .orElse(read);
  }

  /**
   * What must not have changed since the plan was made: less than {@link #read}, and quicker.
   *
   * @throws Refused when a server cannot be read, naming it and saying why
   */
  Fingerprint fingerprint(Pair pair, Instance returning) {
    Platform platform = Platforms.of(pair.platform());
    if (pair.postgresMajor().isEmpty() || returning.dataDirectory().isEmpty()) {
      PairFacts facts = reader.read(pair, returning);
      return Rejoin.fingerprint(facts, walEnd(facts, platform), hooks.of(pair.id()));
    }
    ClusterRef known = ClusterRef.of(returning, pair.postgresMajor());
    return aside.asking(
        () -> walEnd(returning, known, platform),
        asked -> {
          PairFacts facts = reader.read(pair, returning);
          // what the inventory says of it is true, or else the right one is asked
          WalEnd end =
              facts.standbyFacts().cluster().known() && facts.standbyCluster().samePlace(known)
                  ? asked.get()
                  : walEnd(facts, platform);
          return Rejoin.fingerprint(facts, end, hooks.of(pair.id()));
        });
  }

  private List<String> unreadable(PairFacts facts, Platform platform) {
    if (facts.primaryFacts().live().isEmpty()) {
      return List.of();
    }
    Command question = platform.unreadable(facts.primaryCluster());
    return said(facts.primary().id(), facts.primary().name(), question).lines().toList();
  }

  private WalEnd rewoundFrom(RejoinFacts facts, Platform platform, Lsn fork) {
    var timeline = new Timeline(facts.end().timeline());
    var server = facts.pair().standby();
    Command question = platform.checkpointBefore(facts.pair().standbyCluster(), timeline, fork);
    return facts.end().rewoundFrom(said(server.id(), server.name(), question));
  }

  private WalEnd walEnd(PairFacts facts, Platform platform) {
    if (!facts.standbyFacts().cluster().known()) {
      return WalEnd.parse("");
    }
    return walEnd(facts.standby(), facts.standbyCluster(), platform);
  }

  private WalEnd walEnd(Instance server, ClusterRef cluster, Platform platform) {
    return WalEnd.parse(said(server.id(), server.name(), platform.walEnd(cluster)));
  }

  /** What the primary knows of its own past. */
  private record Past(TimelineHistory history, Lsn oldest) {}

  private Optional<Past> past(PairFacts facts, Platform platform) {
    // who is in recovery cannot say it, and is no primary: the guards say so
    if (facts.primaryFacts().live().filter(live -> !live.inRecovery()).isEmpty()) {
      return Optional.empty();
    }
    var cluster = facts.primaryCluster();
    Command question =
        new Command.Sql(
            cluster.owner(), platform.psql(cluster), cluster.port(), "postgres", RejoinSql.HISTORY);
    String[] parts =
        said(facts.primary().id(), facts.primary().name(), question).strip().split("\n--\n?", 3);
    Timeline own = Timeline.parse(parts[0].strip());
    String history = parts.length > 2 ? parts[2] : "";
    return Optional.of(new Past(TimelineHistory.parse(own, history), Lsn.parse(parts[1].strip())));
  }

  private ReplicationLogin login(PairFacts facts, Platform platform) {
    if (facts.primaryFacts().live().isEmpty() || !facts.standbyFacts().cluster().known()) {
      return logins.untried();
    }
    return logins.login(
        platform,
        facts.standby(),
        facts.standbyCluster(),
        facts.primaryPeer(),
        facts.primaryFacts().systemIdentifier());
  }

  private String said(UUID server, String name, Command question) {
    return switch (executor.execute(server, question, LIMIT, out -> {})) {
      case CommandResult.Exited e when e.code() == 0 -> e.out();
      case CommandResult.Exited e ->
          throw new Refused(
              "server:" + server,
              Text.of("setup.unread.failed", "server", name, "said", e.err().strip()));
      case CommandResult.NotReached no -> throw new Refused("server:" + server, no.why());
      case CommandResult.Lost lost -> throw new Refused("server:" + server, lost.why());
    };
  }
}
