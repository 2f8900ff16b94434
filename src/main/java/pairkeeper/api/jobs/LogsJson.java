package pairkeeper.api.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import pairkeeper.core.job.LogPlace;
import pairkeeper.core.job.LogSettings;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.serverlog.LogRules;

/**
 * The settings of a job that looks at servers' logs as a client says and sees them. What is left
 * out is as usual: errors and worse are told, and a panic or a hundred refused logins make the run
 * fail, as serious signs always do.
 *
 * @param least severity from which on messages are told: {@code panic}, {@code fatal}, {@code
 *     error} or {@code warning}
 * @param ignore texts of messages that do not count
 * @param alarm severity from which on messages can make the run fail
 * @param alarmFrom how many of them must be, 0 for never
 * @param onlyNew whether only kinds of message count that were not there before
 * @param loginsFrom how many refused logins make it fail, 0 for never
 */
public record LogsJson(
    List<Place> places,
    String least,
    List<String> ignore,
    String alarm,
    Integer alarmFrom,
    Boolean onlyNew,
    Integer loginsFrom) {

  /**
   * A server whose log is looked at.
   *
   * @param folder in which it lies, or "" to ask the server, as when it is left out
   */
  public record Place(UUID server, String folder) {}

  static LogsJson of(LogSettings s) {
    return new LogsJson(
        s.places().stream().map(p -> new Place(p.server(), p.folder())).toList(),
        s.least().word(),
        s.ignore(),
        s.rules().alarm().word(),
        s.rules().alarmFrom(),
        s.rules().onlyNew(),
        s.rules().loginsFrom());
  }

  /** Throws Refused with the field that is wrong, as {@code places[0].folder}. */
  LogSettings read() {
    LogRules usual = LogRules.USUAL;
    return new LogSettings(
        readPlaces(),
        least == null ? LogSettings.USUAL_LEAST : LogSettings.severity("least", least),
        ignore == null ? List.of() : ignored(),
        new LogRules(
            alarm == null ? usual.alarm() : LogSettings.severity("alarm", alarm),
            Objects.requireNonNullElse(alarmFrom, usual.alarmFrom()),
            Objects.requireNonNullElse(onlyNew, usual.onlyNew()),
            Objects.requireNonNullElse(loginsFrom, usual.loginsFrom())));
  }

  private List<String> ignored() {
    if (ignore.stream().anyMatch(Objects::isNull)) {
      throw new Refused("ignore", Text.of("inventory.refused.missing"));
    }
    return ignore;
  }

  private List<LogPlace> readPlaces() {
    var read = new ArrayList<LogPlace>();
    for (Place place : places == null ? List.<Place>of() : places) {
      String at = "places[" + read.size() + "].";
      if (place == null) {
        throw new Refused(at + "server", Text.of("inventory.refused.missing"));
      }
      try {
        read.add(new LogPlace(place.server(), place.folder()));
      } catch (Refused refused) {
        throw new Refused(at + refused.field(), refused.text());
      }
    }
    return read;
  }
}
