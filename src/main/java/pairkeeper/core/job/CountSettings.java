package pairkeeper.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.count.CountTolerance;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Counts on the primary and on the standby and compares.
 *
 * @param database in which it counts, on both servers
 * @param tables whose rows are counted
 * @param queries the customer's own, each with a number for an answer; with the tables 1 to {@value
 *     #MOST} in all, each with a name of its own
 * @param sameLsn whether the standby is to have replayed what the primary had before it counts
 * @param querySeconds after this one query is ended by its server, 1 to 3600
 * @param waitSeconds how long the standby may take to replay what the primary had, 1 to 3600
 */
public record CountSettings(
    String database,
    List<TableName> tables,
    List<CountQuery> queries,
    CountTolerance tolerance,
    boolean sameLsn,
    int querySeconds,
    int waitSeconds)
    implements JobSettings {
  /** Most tables and queries of one job. */
  public static final int MOST = 30;

  /** The usual limit of one query. */
  public static final int USUAL_QUERY_SECONDS = 300;

  /** How long is usually waited for the standby. */
  public static final int USUAL_WAIT_SECONDS = 60;

  private static final int LONGEST = 3600;

  public CountSettings {
    tables = List.copyOf(tables);
    queries = List.copyOf(queries);
    AskedDatabase.require(database);
    int all = tables.size() + queries.size();
    if (all == 0 || all > MOST) {
      throw new Refused("tables", Text.of("jobs.refused.counts", "most", MOST));
    }
    requireSeconds("querySeconds", querySeconds);
    requireSeconds("waitSeconds", waitSeconds);
    if (counted(tables, queries).stream().map(CountQuery::name).distinct().count() < all) {
      throw new Refused("queries", Text.of("jobs.refused.counts-twice"));
    }
  }

  private static void requireSeconds(String field, int seconds) {
    if (seconds < 1 || seconds > LONGEST) {
      throw new Refused(field, Text.of("jobs.refused.seconds", "most", LONGEST));
    }
  }

  private static List<CountQuery> counted(List<TableName> tables, List<CountQuery> queries) {
    var all = new ArrayList<CountQuery>();
    tables.forEach(table -> all.add(new CountQuery(table.toString(), table.countSql())));
    all.addAll(queries);
    return List.copyOf(all);
  }

  /** All that is counted, tables first; a table is called as it is written. */
  public List<CountQuery> counted() {
    return counted(tables, queries);
  }

  @Override
  public String kind() {
    return "count";
  }

  /** It lies in the database, wherever that is. */
  @Override
  public List<UUID> servers() {
    return List.of();
  }
}
