package pairkeeper.core.job;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A question to the promoted copy, and what a good answer is.
 *
 * @param least the smallest number that is as expected, or null for any
 * @param most the largest, or null for any
 */
public record RehearsalQuery(String name, String sql, Long least, Long most) {
  public RehearsalQuery {
    var query = new CountQuery(name, sql);
    name = query.name();
    sql = query.sql();
    if (least != null && most != null && least > most) {
      throw new Refused("most", Text.of("jobs.refused.most-below-least"));
    }
  }
}
