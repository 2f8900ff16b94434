package pairkeeper.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/** What holds for the upgrade of each kind of database. */
abstract class Upgrade {
  /** An empty database. */
  abstract OwnDatabase empty() throws Exception;

  /** Carries out what a release left behind. */
  abstract void run(OwnDatabase database, Path script) throws Exception;

  final void upgradesAll() throws Exception {
    for (Release release : Release.all()) {
      OwnDatabase old = empty();
      run(old, release.script(old.word()));
      Map<String, Long> rows = rows(old);
      assertThat(rows).as("a row in every table").isNotEmpty().doesNotContainValue(0L);

      upgrade(old, release.candidate());

      OwnDatabase fresh = empty();
      fresh.migrate();
      assertThat(shape(old)).as(release.folder().toString()).isEqualTo(shape(fresh));
      assertThat(rows(old)).as(release.folder().toString()).containsAllEntriesOf(rows);
      assertThat(old.applied()).isEqualTo(fresh.applied());
    }
  }

  /** As a console does it; lower numbers may be new only as long as nothing is released. */
  private static void upgrade(OwnDatabase database, boolean candidate) {
    if (candidate) {
      Flyway.configure(Upgrade.class.getClassLoader())
          .dataSource(ConsoleDataSource.patient(database.settings()))
          .locations("classpath:db-migrations/common", "classpath:db-migrations/" + database.word())
          .outOfOrder(true)
          .load()
          .migrate();
    } else {
      database.migrate();
    }
  }

  static List<String> shape(OwnDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      return SchemaShape.of(connection);
    }
  }

  private static Map<String, Long> rows(OwnDatabase database) throws SQLException {
    var counts = new TreeMap<String, Long>();
    try (Connection connection = database.connect()) {
      for (String table : SchemaShape.tables(connection)) {
        if (!table.equals("flyway_schema_history")) {
          String sql = "select count(*) from \"" + table + "\"";
          counts.put(table, Long.valueOf(SchemaShape.rows(connection, sql).getFirst()));
        }
      }
    }
    return counts;
  }
}
