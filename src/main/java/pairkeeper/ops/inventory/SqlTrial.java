package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import pairkeeper.core.health.Probe;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.WatchRole;
import pairkeeper.remote.SqlConnections;

/** Tries the role and password out by which a server is to be asked by SQL. */
@ApplicationScoped
class SqlTrial {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private AccessBook book;
  private SqlConnections connections;

  protected SqlTrial() {}

  @Inject
  SqlTrial(AccessBook book, SqlConnections connections) {
    this.book = book;
    this.connections = connections;
  }

  /**
   * @param port PostgreSQL's port, 1 to 65535
   */
  Finding of(Host host, UUID credential, int port) {
    var question = Probe.Question.of(WatchRole.SQL);
    return switch (connections.askOnce(book.sql(host, credential, port), question, LIMIT)) {
      case Probe.Silent silent -> Finding.block(silent.why());
      case Probe.Row row -> {
        WatchRole role = WatchRole.of(row.columns());
        yield role.sees()
            ? Finding.ok(Text.of("inventory.trial.sql-role", "role", role.name()))
            : Finding.warn(Text.of("inventory.trial.sql-blind", "role", role.name()));
      }
    };
  }
}
