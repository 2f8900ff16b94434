package pairkeeper.api.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pairkeeper.core.job.RehearsalQuery;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The settings of a job that rehearses a failover as a client says and sees them. What is left out
 * is as usual: no questions, 300 s for each, no limit of the bandwidth, 12 hours.
 *
 * @param places where the copy may lie for a while on each server
 * @param megabytesPerSecond most that is read from the standby, 0 for no limit
 */
public record RehearsalJson(
    List<PlaceJson> places,
    String database,
    List<Question> queries,
    Integer querySeconds,
    Integer megabytesPerSecond,
    Integer limitHours) {

  /**
   * A query whose answer is one whole number.
   *
   * @param least the smallest number that is as expected, or null for any
   * @param most the largest, or null for any
   */
  public record Question(String name, String sql, Long least, Long most) {}

  static RehearsalJson of(RehearsalSettings s) {
    return new RehearsalJson(
        s.places().stream().map(PlaceJson::of).toList(),
        s.database(),
        s.queries().stream()
            .map(q -> new Question(q.name(), q.sql(), q.least(), q.most()))
            .toList(),
        s.querySeconds(),
        s.megabytesPerSecond(),
        s.limitHours());
  }

  /** Throws Refused with the field that is wrong, as {@code queries[1].sql}. */
  RehearsalSettings read() {
    return new RehearsalSettings(
        PlaceJson.read(places),
        database,
        readQueries(),
        Objects.requireNonNullElse(querySeconds, RehearsalSettings.USUAL_QUERY_SECONDS),
        Objects.requireNonNullElse(megabytesPerSecond, 0),
        Objects.requireNonNullElse(limitHours, RehearsalSettings.USUAL_HOURS));
  }

  private List<RehearsalQuery> readQueries() {
    var read = new ArrayList<RehearsalQuery>();
    for (Question query : queries == null ? List.<Question>of() : queries) {
      String at = "queries[" + read.size() + "].";
      if (query == null) {
        throw new Refused(at + "sql", Text.of("inventory.refused.missing"));
      }
      try {
        read.add(new RehearsalQuery(query.name(), query.sql(), query.least(), query.most()));
      } catch (Refused refused) {
        throw new Refused(at + refused.field(), refused.text());
      }
    }
    return read;
  }
}
