package pairkeeper.store.database;

import java.sql.SQLException;

/**
 * Tells the launcher why the war could not start. The launcher lives in another class loader, so
 * the two speak by system properties ({@code pairkeeper.failure.*}); once the console is up nobody
 * reads them.
 */
final class StartFailure {
  private StartFailure() {}

  /** The database could not be reached, or did not let the console in. */
  static void database(DatabaseSettings settings, SQLException cause) {
    tell("database", settings.shownUrl(), firstLine(cause));
  }

  /** The database was reached but its schema could not be brought up to date. */
  static void migration(DatabaseSettings settings, RuntimeException cause) {
    if (System.getProperty("pairkeeper.failure.kind") == null) {
      tell("migration", settings.shownUrl(), firstLine(cause));
    }
  }

  private static void tell(String kind, String url, String reason) {
    System.setProperty("pairkeeper.failure.url", url);
    System.setProperty("pairkeeper.failure.reason", reason);
    System.setProperty("pairkeeper.failure.kind", kind);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
