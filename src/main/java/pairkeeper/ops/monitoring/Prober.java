package pairkeeper.ops.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.stream.Collectors;
import pairkeeper.core.health.Observation;
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
 * Looks at one server by peer {@code psql} over SSH: works before the console has a role there, and
 * sees what only a superuser may.
 */
@ApplicationScoped
public class Prober {
  private static final Duration LIMIT = Duration.ofSeconds(8);

  /** Between columns: group separator, which no name may hold. */
  private static final String COLUMN = "\u001d";

  private Executor executor;
  private Clock clock;

  protected Prober() {}

  @Inject
  Prober(Executor executor, Clock clock) {
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
    var sql = new WatchSql(PgMajor.parse(pair.postgresMajor()));
    var question =
        new Command.Sql(
            server.osUser(), "psql", server.port(), "postgres", "SET statement_timeout = '5s';\n" + columns(sql));
    return switch (executor.execute(server.id(), question, LIMIT, out -> {})) {
      case CommandResult.Exited e when e.code() == 0 -> read(server, at, e.out());
      case CommandResult.Exited e -> silent(server, at, e.err());
      case CommandResult.NotReached n -> new Observation(server.id(), at, null, n.why());
      case CommandResult.Lost l -> new Observation(server.id(), at, null, l.why());
    };
  }

  private static Observation read(Instance server, Instant at, String out) {
    Iterator<String> values =
        Arrays.asList(out.strip().split(COLUMN, -1)).iterator();
    var row = new HashMap<String, String>();
    for (String column : WatchSql.COLUMNS) {
      String value = values.hasNext() ? values.next() : "";
      row.put(column, value.isEmpty() ? null : value);
    }
    try {
      return new Observation(server.id(), at, WatchRow.parse(row::get), null);
    } catch (RuntimeException e) {
      return silent(server, at, out);
    }
  }

  private static Observation silent(Instance server, Instant at, String said) {
    String line = said.strip().lines().findFirst().orElse("");
    return new Observation(
        server.id(), at, null, Text.of("health.sql-silent", "server", server.name(), "said", line));
  }

  private static String columns(WatchSql sql) {
    return "SELECT "
        + WatchSql.COLUMNS.stream()
            .map(c -> "coalesce(" + c + "::text, '')")
            .collect(Collectors.joining(" || chr(29) || "))
        + " FROM ("
        + sql.text()
        + ") AS watch;\n";
  }
}
