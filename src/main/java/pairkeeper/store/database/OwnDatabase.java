package pairkeeper.store.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database of a console: how it is reached without the container, and its schema. The migrations
 * are in {@code db-migrations}: {@code common} and the database's own folder.
 */
public final class OwnDatabase {
  private final DatabaseSettings settings;

  OwnDatabase(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** That of the console that runs here. */
  public static OwnDatabase current() {
    return new OwnDatabase(DatabaseSettings.current());
  }

  /** The one that {@code PAIRKEEPER_DB_*} name, else an H2 file in the folder. */
  public static OwnDatabase of(Map<String, String> environment, Path data) {
    return new OwnDatabase(DatabaseSettings.of(environment, data));
  }

  /** An H2 file in the folder. */
  public static OwnDatabase h2(Path folder) {
    return new OwnDatabase(DatabaseSettings.h2(folder));
  }

  DatabaseSettings settings() {
    return settings;
  }

  public boolean postgresql() {
    return settings.isPostgresql();
  }

  /** {@code h2} or {@code postgresql}. */
  public String word() {
    return postgresql() ? "postgresql" : "h2";
  }

  /** The URL without its parameters. */
  public String shown() {
    return settings.shownUrl();
  }

  /** A connection of its own, beside the container's pool; the caller closes it. */
  public Connection connect() throws SQLException {
    return source().getConnection();
  }

  /** Brings the schema up to date. */
  public void migrate() {
    flyway().load().migrate();
  }

  /** Writes the schema as it was at that version. */
  public void migrateTo(String version) {
    flyway().target(version).load().migrate();
  }

  /** The versions of the schema that this program can write, oldest first. */
  public List<String> known() {
    return versions(flyway().load().info().all());
  }

  /** The versions of the schema that are there, oldest first. */
  public List<String> applied() {
    return versions(flyway().load().info().applied());
  }

  private static List<String> versions(MigrationInfo[] migrations) {
    return Arrays.stream(migrations)
        .map(MigrationInfo::getVersion)
        .filter(Objects::nonNull)
        .sorted()
        .map(Object::toString)
        .toList();
  }

  private ConsoleDataSource source() {
    return ConsoleDataSource.patient(settings);
  }

  private FluentConfiguration flyway() {
    return Flyway.configure(OwnDatabase.class.getClassLoader())
        .dataSource(source())
        .locations("classpath:db-migrations/common", "classpath:db-migrations/" + word())
        .validateMigrationNaming(true);
  }
}
