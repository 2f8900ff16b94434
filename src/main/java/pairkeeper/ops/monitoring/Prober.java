package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.Probe;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.WatchRow;
import pairkeeper.core.postgres.WatchSql;

/**
 * Looks at one server: by the connection that is kept to it, or where none comes about, by peer
 * {@code psql} over SSH.
 */
@ApplicationScoped
public class Prober {
  private static final Duration LIMIT = Duration.ofSeconds(8);

  /** Between columns: group separator, which no name may hold. */
  private static final String COLUMN = "\u001d";

  /** Less time than this is not worth a second way. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Map<String, Probe.Question> questions = new ConcurrentHashMap<>();
  private Probe probe;
  private Executor executor;
  private Clock clock;

  protected Prober() {}

  @Inject
  Prober(Probe probe, Executor executor, Clock clock) {
    this.probe = probe;
    this.executor = executor;
    this.clock = clock;
  }

  /** Never fails: why there is no row is in the observation. */
  Observation look(Pair pair, Instance server) {
    Instant at = clock.instant();
    if (pair.postgresMajor().isEmpty() || server.port() == 0) {
      return new Observation(
          server.id(), at, null, Text.of("health.not-discovered", "server", server.name()));
    }
    Probe.Question question = questions.computeIfAbsent(pair.postgresMajor(), Prober::question);
    return switch (probe.ask(pair, server, question, LIMIT)) {
      case Probe.Row row -> read(server, at, row.columns());
      case Probe.Silent s when !s.otherwise() -> new Observation(server.id(), at, null, s.why());
      case Probe.Silent s -> {
        Duration left = LIMIT.minus(Duration.between(at, clock.instant()));
        Observation second = left.compareTo(SHORTEST) < 0 ? null : byPsql(server, question, left);
        // without a credential the very same user asks again: that refuses nobody
        yield second != null && second.answered()
            ? second.instead(server.sqlCredential() == null ? null : s.refused())
            : new Observation(server.id(), at, null, s.why());
      }
    };
  }

  private static Probe.Question question(String major) {
    return Probe.Question.of(new WatchSql(PgMajor.parse(major)).text());
  }

  /** Forgets the connections to servers that are looked at no more. */
  void keepOnly(Set<UUID> servers) {
    probe.keepOnly(servers);
  }

  private Observation byPsql(Instance server, Probe.Question watch, Duration limit) {
    Instant at = clock.instant();
    var psql =
        new Command.Sql(
            server.osUser(),
            "psql",
            server.port(),
            "postgres",
            "SET statement_timeout = '5s';\n" + columns(watch.statement()));
    return switch (executor.execute(server.id(), psql, limit, out -> {})) {
      case CommandResult.Exited e when e.code() == 0 ->
          read(server, at, Arrays.asList(e.out().strip().split(COLUMN, -1)));
      case CommandResult.Exited e -> silent(server, at, e.err());
      case CommandResult.NotReached n -> new Observation(server.id(), at, null, n.why());
      case CommandResult.Lost l -> new Observation(server.id(), at, null, l.why());
    };
  }

  private static Observation read(Instance server, Instant at, List<String> columns) {
    try {
      return new Observation(server.id(), at, WatchRow.parse(columns), null);
    } catch (RuntimeException e) {
      return silent(server, at, columns.toString());
    }
  }

  private static Observation silent(Instance server, Instant at, String said) {
    String line = said.strip().lines().findFirst().orElse("");
    return new Observation(
        server.id(), at, null, Text.of("health.sql-silent", "server", server.name(), "said", line));
  }

  private static String columns(String sql) {
    return "SELECT "
        + WatchSql.COLUMNS.stream()
            .map(c -> "coalesce(" + c + "::text, '')")
            .collect(Collectors.joining(" || chr(29) || "))
        + " FROM ("
        + sql
        + ") AS watch;\n";
  }
}
