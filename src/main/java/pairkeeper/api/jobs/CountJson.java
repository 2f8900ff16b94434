package pairkeeper.api.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pairkeeper.core.count.CountTolerance;
import pairkeeper.core.job.CountQuery;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.TableName;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The settings of a job that counts rows as a client says and sees them. What is left out is as
 * usual: no tolerance, the standby first replays what the primary had, 300 s for a query, 60 s for
 * the standby.
 *
 * @param tables {@code schema.table}, written as in SQL
 * @param toleranceRows rows by which the numbers may differ
 * @param tolerancePercent the same in percent of the primary's number; the larger one counts
 * @param sameLsn whether the standby is to have replayed what the primary had before it counts
 */
public record CountJson(
    String database,
    List<String> tables,
    List<Query> queries,
    Long toleranceRows,
    Double tolerancePercent,
    Boolean sameLsn,
    Integer querySeconds,
    Integer waitSeconds) {

  /** A query whose answer is one whole number. */
  public record Query(String name, String sql) {}

  static CountJson of(CountSettings s) {
    return new CountJson(
        s.database(),
        s.tables().stream().map(TableName::toString).toList(),
        s.queries().stream().map(q -> new Query(q.name(), q.sql())).toList(),
        s.tolerance().rows(),
        s.tolerance().percent(),
        s.sameLsn(),
        s.querySeconds(),
        s.waitSeconds());
  }

  /**
   * @throws Refused with the field that is wrong, as {@code tables[0]} or {@code queries[1].sql}
   */
  CountSettings read() {
    return new CountSettings(
        database,
        readTables(),
        readQueries(),
        new CountTolerance(said(toleranceRows, 0L), said(tolerancePercent, 0.0)),
        said(sameLsn, true),
        said(querySeconds, CountSettings.USUAL_QUERY_SECONDS),
        said(waitSeconds, CountSettings.USUAL_WAIT_SECONDS));
  }

  private static <T> T said(T said, T usual) {
    return Objects.requireNonNullElse(said, usual);
  }

  private List<TableName> readTables() {
    var read = new ArrayList<TableName>();
    for (String table : tables == null ? List.<String>of() : tables) {
      try {
        read.add(TableName.parse(table));
      } catch (Refused refused) {
        throw new Refused("tables[" + read.size() + "]", refused.text());
      }
    }
    return read;
  }

  private List<CountQuery> readQueries() {
    var read = new ArrayList<CountQuery>();
    for (Query query : queries == null ? List.<Query>of() : queries) {
      String at = "queries[" + read.size() + "].";
      if (query == null) {
        throw new Refused(at + "sql", Text.of("inventory.refused.missing"));
      }
      try {
        read.add(new CountQuery(query.name(), query.sql()));
      } catch (Refused refused) {
        throw new Refused(at + refused.field(), refused.text());
      }
    }
    return read;
  }
}
