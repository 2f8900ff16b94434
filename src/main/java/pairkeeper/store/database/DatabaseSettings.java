package pairkeeper.store.database;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where the console's own database is and who signs in there: {@code pairkeeper.db.url}, {@code
 * .user} and {@code .password}; by default an H2 file in the data folder.
 */
record DatabaseSettings(String url, String user, String password) {

  static DatabaseSettings current() {
    // the pool fills itself on threads without a context class loader, so ours is named
    Config config = ConfigProvider.getConfig(DatabaseSettings.class.getClassLoader());
    String data = config.getOptionalValue("pairkeeper.data", String.class).orElse("./data");
    return new DatabaseSettings(
        config
            .getOptionalValue("pairkeeper.db.url", String.class)
            .orElseGet(() -> h2FileIn(Path.of(data))),
        config.getOptionalValue("pairkeeper.db.user", String.class).orElse("pairkeeper"),
        config.getOptionalValue("pairkeeper.db.password", String.class).orElse(""));
  }

  /** What {@code PAIRKEEPER_DB_*} say, else an H2 file in the folder; for a restore. */
  static DatabaseSettings of(Map<String, String> environment, Path data) {
    return new DatabaseSettings(
        environment.getOrDefault("PAIRKEEPER_DB_URL", h2FileIn(data)),
        environment.getOrDefault("PAIRKEEPER_DB_USER", "pairkeeper"),
        environment.getOrDefault("PAIRKEEPER_DB_PASSWORD", ""));
  }

  /** An H2 file in the folder, whatever else is set. */
  static DatabaseSettings h2(Path folder) {
    return of(Map.of(), folder);
  }

  // DB_CLOSE_DELAY: the file stays open while the pool is empty, opening it costs 100 ms.
  // WRITE_DELAY: H2 would write half a second after a commit; a step that was begun and a console
  // that is killed then would carry it out twice
  private static String h2FileIn(Path data) {
    DurablePath.register();
    return "jdbc:h2:"
        + DurablePath.of(data.toAbsolutePath().normalize().resolve("console"))
        + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0";
  }

  boolean isPostgresql() {
    return url.startsWith("jdbc:postgresql:");
  }

  /** The URL without its parameters, since people put passwords there. */
  String shownUrl() {
    return url.replaceFirst("[?;].*", "");
  }

  @Override
  public String toString() {
    return shownUrl() + " as " + user;
  }
}
