package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;
import pairkeeper.core.serverlog.LogRules;
import pairkeeper.core.serverlog.LogSeverity;

/**
 * Reads what the logs of servers got since the last look.
 *
 * @param places servers whose log is looked at, at least one
 * @param least severity from which on messages are told; signs of trouble are told in any case
 * @param ignore messages that hold one of these texts do not count, at most {@value #MOST_IGNORED}
 * @param rules what makes a run fail
 */
public record LogSettings(
    List<LogPlace> places, LogSeverity least, List<String> ignore, LogRules rules)
    implements JobSettings {
  /** From which severity on messages are usually told. */
  public static final LogSeverity USUAL_LEAST = LogSeverity.ERROR;

  /** Most texts of messages that do not count. */
  public static final int MOST_IGNORED = 50;

  private static final int LONGEST_IGNORED = 200;

  /** A shorter text would be in nearly every message. */
  private static final int SHORTEST_IGNORED = 4;

  public LogSettings {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new Refused("places", Text.of("jobs.refused.log-places"));
    }
    if (places.stream().map(LogPlace::server).distinct().count() < places.size()) {
      throw new Refused("places", Text.of("jobs.refused.places-twice"));
    }
    if (least == null || least == LogSeverity.LOG) {
      throw new Refused("least", Text.of("jobs.refused.log-severity"));
    }
    ignore = ignore.stream().map(LogSettings::ignored).distinct().toList();
    if (ignore.size() > MOST_IGNORED) {
      throw new Refused("ignore", Text.of("jobs.refused.log-ignore-many", "most", MOST_IGNORED));
    }
  }

  private static String ignored(String typed) {
    String text = Words.line("ignore", typed, LONGEST_IGNORED).strip();
    // a plan's placeholders begin so
    if (text.length() < SHORTEST_IGNORED || text.contains("{{")) {
      throw new Refused("ignore", Text.of("jobs.refused.log-ignore", "least", SHORTEST_IGNORED));
    }
    return text;
  }

  /**
   * A severity as people and clients write it.
   *
   * @throws Refused naming the field
   */
  public static LogSeverity severity(String field, String word) {
    return LogSeverity.of(word == null ? "" : word)
        .filter(one -> one != LogSeverity.LOG)
        .orElseThrow(() -> new Refused(field, Text.of("jobs.refused.log-severity")));
  }

  @Override
  public String kind() {
    return "logs";
  }

  @Override
  public List<UUID> servers() {
    return places.stream().map(LogPlace::server).toList();
  }

  /** How that server's log is looked at, if it is. */
  public Optional<LogPlace> on(UUID server) {
    return places.stream().filter(place -> place.server().equals(server)).findFirst();
  }
}
