package pairkeeper.core.job;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * A question to both servers whose answer is one whole number.
 *
 * @param name what people call it, up to {@value #LONGEST_NAME} characters
 * @param sql one statement that only reads, up to {@value #LONGEST} characters; the server itself
 *     sees to both
 */
public record CountQuery(String name, String sql) {
  static final int LONGEST_NAME = 300;
  static final int LONGEST = 4000;

  public CountQuery {
    name = Words.line("name", name, LONGEST_NAME);
    sql = Words.page("sql", sql, LONGEST).strip();
    if (sql.isEmpty()) {
      throw new Refused("sql", Text.of("inventory.refused.missing"));
    }
    // what plans put in later stands between these
    requireNoBraces("name", name);
    requireNoBraces("sql", sql);
  }

  private static void requireNoBraces(String field, String text) {
    if (text.contains("{{")) {
      throw new Refused(field, Text.of("jobs.refused.braces"));
    }
  }
}
