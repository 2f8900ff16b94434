package pairkeeper.store.approvals;

import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.SharedServers;
import pairkeeper.store.TestDatabase;

/** Requests for approvals on PostgreSQL. */
class ApprovalsIT extends DecidedOnce {
  private static int opened;

  @Override
  TestDatabase opened() throws SQLException {
    var server = SharedServers.of(PgMajor.parse("15"));
    String name = "approvals" + ++opened;
    try (var connection = server.connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    var source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name);
    source.setUser("postgres");
    return TestDatabase.postgresql(source);
  }
}
