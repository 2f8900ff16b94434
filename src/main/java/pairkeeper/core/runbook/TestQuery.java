package pairkeeper.core.runbook;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/** The customer's own query that must answer on a new primary. */
final class TestQuery {
  private static final int LONGEST = 4000;

  private TestQuery() {}

  /**
   * The query as it is kept and asked; "" for none.
   *
   * @throws Refused naming {@code testQuery}
   */
  static String require(String typed) {
    String query = Words.page("testQuery", typed, LONGEST);
    // what plans put in later stands between these: a secret must not come out by a query
    if (query.contains("{{")) {
      throw new Refused("testQuery", Text.of("jobs.refused.braces"));
    }
    return query;
  }
}
