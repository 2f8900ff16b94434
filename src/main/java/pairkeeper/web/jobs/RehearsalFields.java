package pairkeeper.web.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.job.RehearsalQuery;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** The settings of a job that rehearses a failover while they are typed. */
public final class RehearsalFields implements JobFields {
  private static final long serialVersionUID = 1L;

  private static final int BLANK_QUESTIONS = 2;

  private List<TreePlaceFields> places = List.of();
  private String database = "";
  private final List<QuestionFields> questions = new ArrayList<>();
  private String querySeconds = String.valueOf(RehearsalSettings.USUAL_QUERY_SECONDS);
  private String rate = "0";
  private String limitHours = String.valueOf(RehearsalSettings.USUAL_HOURS);

  /** A new one for the servers of a pair. */
  static RehearsalFields of(Pair pair) {
    var fields = new RehearsalFields();
    fields.places = TreePlaceFields.of(pair);
    fields.addBlank();
    return fields;
  }

  /** What is stored. */
  static RehearsalFields of(Pair pair, RehearsalSettings s) {
    var fields = new RehearsalFields();
    fields.places = TreePlaceFields.of(pair);
    for (TreePlaceFields place : fields.places) {
      s.on(place.server()).ifPresent(place::take);
    }
    fields.database = s.database();
    s.queries().forEach(query -> fields.questions.add(new QuestionFields(query)));
    fields.addBlank();
    fields.querySeconds = String.valueOf(s.querySeconds());
    fields.rate = String.valueOf(s.megabytesPerSecond());
    fields.limitHours = String.valueOf(s.limitHours());
    return fields;
  }

  private void addBlank() {
    for (int i = 0; i < BLANK_QUESTIONS; i++) {
      questions.add(new QuestionFields());
    }
  }

  @Override
  public String getKind() {
    return "rehearsal";
  }

  /**
   * What was typed.
   *
   * @throws Refused naming the field; that of a place or a question has its number behind it,
   *     {@code path0}, {@code sql1}
   */
  @Override
  public RehearsalSettings toSettings() {
    var typed = TreePlaceFields.typed(places);
    if (typed.isEmpty()) {
      throw new Refused("path0", Text.of("jobs.refused.rehearsal-places"));
    }
    return new RehearsalSettings(
        typed,
        database == null ? "" : database.strip(),
        typedQuestions(),
        Typed.whole("querySeconds", querySeconds),
        Typed.whole("megabytesPerSecond", rate),
        Typed.whole("limitHours", limitHours));
  }

  private List<RehearsalQuery> typedQuestions() {
    var typed = new ArrayList<RehearsalQuery>();
    for (int i = 0; i < questions.size(); i++) {
      if (!questions.get(i).blank()) {
        typed.add(questions.get(i).toQuery(i));
      }
    }
    return typed;
  }

  /** One question of the customer's own, and what a good answer is. */
  public static class QuestionFields implements Serializable {
    private static final long serialVersionUID = 1L;

    private String name = "";
    private String sql = "";
    private String least = "";
    private String most = "";

    QuestionFields() {}

    private QuestionFields(RehearsalQuery query) {
      name = query.name();
      sql = query.sql();
      least = query.least() == null ? "" : query.least().toString();
      most = query.most() == null ? "" : query.most().toString();
    }

    private boolean blank() {
      return said(name).isBlank() && said(sql).isBlank();
    }

    private RehearsalQuery toQuery(int number) {
      Long smallest = bound("least" + number, least);
      Long largest = bound("most" + number, most);
      try {
        return new RehearsalQuery(
            said(name).strip(), said(sql).replace("\r\n", "\n"), smallest, largest);
      } catch (Refused refused) {
        String field = refused.field().equals("name") ? "questionName" : refused.field();
        throw new Refused(field + number, refused.text());
      }
    }

    private static Long bound(String field, String typed) {
      String number = said(typed).strip();
      if (number.isEmpty()) {
        return null;
      }
      if (!number.matches("-?\\d{1,18}")) {
        throw new Refused(field, Text.of("jobs.refused.whole-or-empty"));
      }
      return Long.valueOf(number);
    }

    private static String said(String typed) {
      return typed == null ? "" : typed;
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

    public String getLeast() {
      return least;
    }

    public void setLeast(String least) {
      this.least = least;
    }

    public String getMost() {
      return most;
    }

    public void setMost(String most) {
      this.most = most;
    }
  }

  public List<TreePlaceFields> getPlaces() {
    return places;
  }

  public String getDatabase() {
    return database;
  }

  public void setDatabase(String database) {
    this.database = database;
  }

  public List<QuestionFields> getQuestions() {
    return questions;
  }

  public String getQuerySeconds() {
    return querySeconds;
  }

  public void setQuerySeconds(String querySeconds) {
    this.querySeconds = querySeconds;
  }

  public String getRate() {
    return rate;
  }

  public void setRate(String rate) {
    this.rate = rate;
  }

  public String getLimitHours() {
    return limitHours;
  }

  public void setLimitHours(String limitHours) {
    this.limitHours = limitHours;
  }
}
