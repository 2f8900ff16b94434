package pairkeeper.web.jobs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.LogPlace;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.serverlog.LogRules;

/** The settings of a job that looks at logs while they are typed. */
public final class LogFields implements JobFields {
  private static final long serialVersionUID = 1L;

  private List<LogPlaceFields> places = List.of();
  private String least = LogSettings.USUAL_LEAST.word();
  private String ignore = "";
  private String alarm = LogRules.USUAL.alarm().word();
  private String alarmFrom = String.valueOf(LogRules.USUAL.alarmFrom());
  private boolean onlyNew = LogRules.USUAL.onlyNew();
  private String loginsFrom = String.valueOf(LogRules.USUAL.loginsFrom());

  /** A new one for the servers of a pair. */
  static LogFields of(Pair pair) {
    var fields = new LogFields();
    fields.places = new ArrayList<>(pair.servers().stream().map(LogPlaceFields::new).toList());
    return fields;
  }

  /** What is stored. */
  static LogFields of(Pair pair, LogSettings s) {
    var fields = of(pair);
    for (LogPlaceFields place : fields.places) {
      place.take(s);
    }
    fields.least = s.least().word();
    fields.ignore = String.join("\n", s.ignore());
    fields.alarm = s.rules().alarm().word();
    fields.alarmFrom = String.valueOf(s.rules().alarmFrom());
    fields.onlyNew = s.rules().onlyNew();
    fields.loginsFrom = String.valueOf(s.rules().loginsFrom());
    return fields;
  }

  @Override
  public String getKind() {
    return "logs";
  }

  /**
   * What was typed.
   *
   * @throws Refused naming the field; that of a server has its number behind it, {@code folder0}
   */
  @Override
  public LogSettings toSettings() {
    var typed = new ArrayList<LogPlace>();
    for (int i = 0; i < places.size(); i++) {
      if (places.get(i).chosen) {
        typed.add(places.get(i).toPlace(i));
      }
    }
    if (typed.isEmpty()) {
      throw new Refused("chosen0", Text.of("jobs.refused.log-places"));
    }
    return new LogSettings(
        typed,
        LogSettings.severity("least", least),
        (ignore == null ? "" : ignore).lines().filter(line -> !line.isBlank()).toList(),
        new LogRules(
            LogSettings.severity("alarm", alarm),
            Typed.whole("alarmFrom", alarmFrom),
            onlyNew,
            Typed.whole("loginsFrom", loginsFrom)));
  }

  /** One server while it is chosen. */
  public static class LogPlaceFields implements Serializable {
    private static final long serialVersionUID = 1L;

    private final UUID server;
    private final String name;
    private boolean chosen = true;
    private String folder = "";

    LogPlaceFields(Instance server) {
      this.server = server.id();
      this.name = server.name();
    }

    private void take(LogSettings s) {
      chosen = s.on(server).isPresent();
      folder = s.on(server).map(LogPlace::folder).orElse("");
    }

    private LogPlace toPlace(int number) {
      try {
        return new LogPlace(server, folder);
      } catch (Refused refused) {
        throw new Refused(refused.field() + number, refused.text());
      }
    }

    public String getName() {
      return name;
    }

    public boolean isChosen() {
      return chosen;
    }

    public void setChosen(boolean chosen) {
      this.chosen = chosen;
    }

    public String getFolder() {
      return folder;
    }

    public void setFolder(String folder) {
      this.folder = folder;
    }
  }

  public List<LogPlaceFields> getPlaces() {
    return places;
  }

  public String getLeast() {
    return least;
  }

  public void setLeast(String least) {
    this.least = least;
  }

  /** One a line. */
  public String getIgnore() {
    return ignore;
  }

  public void setIgnore(String ignore) {
    this.ignore = ignore;
  }

  public String getAlarm() {
    return alarm;
  }

  public void setAlarm(String alarm) {
    this.alarm = alarm;
  }

  public String getAlarmFrom() {
    return alarmFrom;
  }

  public void setAlarmFrom(String alarmFrom) {
    this.alarmFrom = alarmFrom;
  }

  public boolean isOnlyNew() {
    return onlyNew;
  }

  public void setOnlyNew(boolean onlyNew) {
    this.onlyNew = onlyNew;
  }

  public String getLoginsFrom() {
    return loginsFrom;
  }

  public void setLoginsFrom(String loginsFrom) {
    this.loginsFrom = loginsFrom;
  }
}
