package pairkeeper.core.serverlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of what in a log people are told. */
class LogAlarmTest {
  private static KnownKind kind(LogSeverity severity, LogSign sign, long count, boolean fresh) {
    var id = new UUID(0, 1);
    var at = Instant.EPOCH;
    var kind = new LoggedKind(severity, sign, "", count, "", "", "text of " + severity.word());
    return new KnownKind(id, kind, count, at, id, at, fresh);
  }

  private static List<String> alarms(LogRules rules, KnownKind... kinds) {
    return LogAlarm.of(rules, "db1", List.of(kinds)).stream()
        .map(alarm -> alarm.what() + " " + alarm.count())
        .toList();
  }

  @Test
  void serious_signs_are_always_told_the_worst_first() {
    var never = new LogRules(LogSeverity.PANIC, 0, true, 0);
    assertThat(
            alarms(
                never,
                kind(LogSeverity.LOG, LogSign.ARCHIVE, 5, false),
                kind(LogSeverity.WARNING, LogSign.DAMAGE, 1, false),
                kind(LogSeverity.ERROR, LogSign.CONFLICT, 9, true),
                kind(LogSeverity.PANIC, LogSign.NONE, 1, true)))
        .containsExactly("damage 1", "archive 5");
  }

  @Test
  void messages_from_a_severity_on_are_told_when_there_are_so_many() {
    var rules = new LogRules(LogSeverity.FATAL, 3, false, 0);
    var fatal = kind(LogSeverity.FATAL, LogSign.NONE, 1, false);
    assertThat(alarms(rules, fatal, kind(LogSeverity.PANIC, LogSign.NONE, 1, false))).isEmpty();
    assertThat(alarms(rules, fatal, kind(LogSeverity.PANIC, LogSign.NONE, 2, false)))
        .containsExactly("panic 3");
    assertThat(alarms(rules, fatal, kind(LogSeverity.ERROR, LogSign.NONE, 99, false))).isEmpty();
    var onlyNew = new LogRules(LogSeverity.FATAL, 1, true, 0);
    assertThat(alarms(onlyNew, fatal)).isEmpty();
    assertThat(alarms(onlyNew, kind(LogSeverity.FATAL, LogSign.NONE, 1, true)))
        .containsExactly("fatal 1");
  }

  @Test
  void refused_logins_are_counted_by_themselves() {
    var rules = new LogRules(LogSeverity.FATAL, 1, false, 100);
    var some = kind(LogSeverity.FATAL, LogSign.LOGIN, 60, false);
    assertThat(alarms(rules, some)).isEmpty();
    assertThat(alarms(rules, some, kind(LogSeverity.FATAL, LogSign.LOGIN, 40, false)))
        .containsExactly("login 100");
  }
}
