package pairkeeper.core.serverlog;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * What in a log makes a run fail, so that people are told. Serious signs always do.
 *
 * @param alarm the severity from which on messages count; refused logins are none of them
 * @param alarmFrom how many such messages must be new on one server, 0 for never
 * @param onlyNew whether only kinds of message count that were not there before
 * @param loginsFrom how many refused logins on one server, 0 for never
 */
public record LogRules(LogSeverity alarm, int alarmFrom, boolean onlyNew, int loginsFrom) {
  /** The usual: a panic, or a hundred refused logins. */
  public static final LogRules USUAL = new LogRules(LogSeverity.PANIC, 1, false, 100);

  private static final int MOST = 1_000_000;

  public LogRules {
    if (alarm == null || alarm == LogSeverity.LOG) {
      throw new Refused("alarm", Text.of("jobs.refused.log-severity"));
    }
    require("alarmFrom", alarmFrom);
    require("loginsFrom", loginsFrom);
  }

  private static void require(String field, int number) {
    if (number < 0 || number > MOST) {
      throw new Refused(field, Text.of("jobs.refused.log-number", "most", MOST));
    }
  }
}
