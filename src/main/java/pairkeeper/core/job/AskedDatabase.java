package pairkeeper.core.job;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.SqlText;

/** The database in which a job asks its questions. */
final class AskedDatabase {
  private AskedDatabase() {}

  /**
   * @throws Refused when it can be no database's name
   */
  static void require(String database) {
    if (database == null || database.isBlank()) {
      throw new Refused("database", Text.of("inventory.refused.missing"));
    }
    SqlText.identifier("database", database);
    // what plans put in later stands between these
    if (database.contains("{{")) {
      throw new Refused("database", Text.of("jobs.refused.braces"));
    }
  }
}
