package pairkeeper.web.jobs;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.count.CountTolerance;
import pairkeeper.core.job.CountQuery;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.TableName;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** The settings of a job that counts rows while they are typed. */
public final class CountFields implements JobFields {
  private static final long serialVersionUID = 1L;

  private static final int BLANK_QUERIES = 2;

  private String database = "";
  private String tables = "";
  private final List<QueryFields> queries = new ArrayList<>();
  private String toleranceRows = "0";
  private String tolerancePercent = "0";
  private boolean sameLsn = true;
  private String querySeconds = String.valueOf(CountSettings.USUAL_QUERY_SECONDS);
  private String waitSeconds = String.valueOf(CountSettings.USUAL_WAIT_SECONDS);

  /** A new one. */
  static CountFields blank() {
    var fields = new CountFields();
    fields.addBlank();
    return fields;
  }

  /** What is stored. */
  static CountFields of(CountSettings s) {
    var fields = new CountFields();
    fields.database = s.database();
    fields.tables = String.join("\n", s.tables().stream().map(TableName::toString).toList());
    s.queries().forEach(query -> fields.queries.add(new QueryFields(query.name(), query.sql())));
    fields.addBlank();
    fields.toleranceRows = String.valueOf(s.tolerance().rows());
    fields.tolerancePercent =
        BigDecimal.valueOf(s.tolerance().percent()).stripTrailingZeros().toPlainString();
    fields.sameLsn = s.sameLsn();
    fields.querySeconds = String.valueOf(s.querySeconds());
    fields.waitSeconds = String.valueOf(s.waitSeconds());
    return fields;
  }

  private void addBlank() {
    for (int i = 0; i < BLANK_QUERIES; i++) {
      queries.add(new QueryFields("", ""));
    }
  }

  @Override
  public String getKind() {
    return "count";
  }

  /**
   * What was typed.
   *
   * @throws Refused naming the field; that of a query has its number behind it, {@code sql0}
   */
  @Override
  public CountSettings toSettings() {
    return new CountSettings(
        database == null ? "" : database.strip(),
        typedTables(),
        typedQueries(),
        new CountTolerance(Typed.whole("toleranceRows", toleranceRows), percent()),
        sameLsn,
        Typed.whole("querySeconds", querySeconds),
        Typed.whole("waitSeconds", waitSeconds));
  }

  private List<TableName> typedTables() {
    try {
      return (tables == null ? "" : tables)
          .lines()
          .filter(line -> !line.isBlank())
          .map(TableName::parse)
          .toList();
    } catch (Refused refused) {
      throw new Refused("tables", refused.text());
    }
  }

  private List<CountQuery> typedQueries() {
    var typed = new ArrayList<CountQuery>();
    for (int i = 0; i < queries.size(); i++) {
      QueryFields query = queries.get(i);
      if (!query.empty()) {
        typed.add(query(i, query));
      }
    }
    return typed;
  }

  private static CountQuery query(int number, QueryFields typed) {
    try {
      return new CountQuery(typed.name.strip(), typed.sql.replace("\r\n", "\n"));
    } catch (Refused refused) {
      String field = refused.field().equals("name") ? "queryName" : "sql";
      throw new Refused(field + number, refused.text());
    }
  }

  private double percent() {
    String typed = tolerancePercent == null ? "" : tolerancePercent.strip().replace(',', '.');
    if (!typed.matches("\\d{1,3}(\\.\\d{1,6})?")) {
      throw new Refused("tolerancePercent", Text.of("jobs.refused.tolerance-percent"));
    }
    return Double.parseDouble(typed);
  }

  /** One query of the customer's own. */
  public static class QueryFields implements Serializable {
    private static final long serialVersionUID = 1L;

    private String name;
    private String sql;

    QueryFields(String name, String sql) {
      this.name = name;
      this.sql = sql;
    }

    private boolean empty() {
      name = name == null ? "" : name;
      sql = sql == null ? "" : sql;
      return name.isBlank() && sql.isBlank();
    }

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }

    public String getSql() {
      return sql;
    }

    public void setSql(String sql) {
      this.sql = sql;
    }
  }

  public String getDatabase() {
    return database;
  }

  public void setDatabase(String database) {
    this.database = database;
  }

  /** One a line. */
  public String getTables() {
    return tables;
  }

  public void setTables(String tables) {
    this.tables = tables;
  }

  public List<QueryFields> getQueries() {
    return queries;
  }

  public String getToleranceRows() {
    return toleranceRows;
  }

  public void setToleranceRows(String toleranceRows) {
    this.toleranceRows = toleranceRows;
  }

  public String getTolerancePercent() {
    return tolerancePercent;
  }

  public void setTolerancePercent(String tolerancePercent) {
    this.tolerancePercent = tolerancePercent;
  }

  public boolean isSameLsn() {
    return sameLsn;
  }

  public void setSameLsn(boolean sameLsn) {
    this.sameLsn = sameLsn;
  }

  public String getQuerySeconds() {
    return querySeconds;
  }

  public void setQuerySeconds(String querySeconds) {
    this.querySeconds = querySeconds;
  }

  public String getWaitSeconds() {
    return waitSeconds;
  }

  public void setWaitSeconds(String waitSeconds) {
    this.waitSeconds = waitSeconds;
  }
}
