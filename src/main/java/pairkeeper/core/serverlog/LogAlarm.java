package pairkeeper.core.serverlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something in a log of which people must be told.
 *
 * @param server its name
 * @param what a sign's word, or a severity's
 * @param count messages
 * @param text of the worst of them, "" where it is not shown
 */
public record LogAlarm(String server, String what, long count, String text) {

  /**
   * Those of one server, the worst first.
   *
   * @param kinds that this look found there
   */
  public static List<LogAlarm> of(LogRules rules, String server, List<KnownKind> kinds) {
    var alarms = new ArrayList<LogAlarm>();
    kinds.stream()
        .map(KnownKind::newest)
        .filter(kind -> kind.sign().serious())
        .sorted(Comparator.comparing(LoggedKind::sign))
        .forEach(kind ->
            alarms.add(new LogAlarm(server, kind.sign().word(), kind.count(), kind.text())));
    List<LoggedKind> counted =
        kinds.stream()
            .filter(kind -> kind.fresh() || !rules.onlyNew())
            .map(KnownKind::newest)
            .filter(kind -> !kind.sign().serious() && kind.sign() != LogSign.LOGIN)
            .filter(kind -> kind.severity().atLeast(rules.alarm()))
            .sorted(Comparator.comparing(LoggedKind::severity))
            .toList();
    long messages = counted.stream().mapToLong(LoggedKind::count).sum();
    if (rules.alarmFrom() > 0 && messages >= rules.alarmFrom()) {
      LoggedKind worst = counted.getFirst();
      alarms.add(new LogAlarm(server, worst.severity().word(), messages, worst.text()));
    }
    long refused =
        kinds.stream()
            .map(KnownKind::newest)
            .filter(kind -> kind.sign() == LogSign.LOGIN)
            .mapToLong(LoggedKind::count)
            .sum();
    if (rules.loginsFrom() > 0 && refused >= rules.loginsFrom()) {
      alarms.add(new LogAlarm(server, LogSign.LOGIN.word(), refused, ""));
    }
    return alarms;
  }
}
