package pairkeeper.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;

/** Which local times a cron expression means, and what is refused with which words. */
class CronTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 3 * * *       | 2026-11-22T03:30 | 2026-11-22T03:30",
        "30 3 * * *       | 2026-11-22T03:31 | 2026-11-23T03:30",
        "*/15 * * * *     | 2026-11-22T23:46 | 2026-11-23T00:00",
        "5-59/20 * * * *  | 2026-11-22T10:06 | 2026-11-22T10:25",
        "0 0 29 2 *       | 2026-01-01T00:00 | 2028-02-29T00:00",
        "0 0 31 * *       | 2026-02-01T00:00 | 2026-03-31T00:00",
        "0 22 * * 1-5     | 2026-11-20T22:01 | 2026-11-23T22:00",
        "0 22 * * mon-fri | 2026-11-20T22:01 | 2026-11-23T22:00",
        "0 4 * * sat-sun  | 2026-11-22T04:01 | 2026-11-28T04:00",
        "0 4 * * 7        | 2026-11-16T00:00 | 2026-11-22T04:00",
        "0 4 * JAN Sun    | 2026-11-16T00:00 | 2027-01-03T04:00",
        "@weekly          | 2026-11-16T00:00 | 2026-11-22T00:00",
        "@monthly         | 2026-11-16T00:00 | 2026-12-01T00:00",
        "@yearly          | 2026-11-16T00:00 | 2027-01-01T00:00",
      })
  void is_next_at(String expression, LocalDateTime from, LocalDateTime next) {
    assertThat(CronFields.parse(expression).next(from)).isEqualTo(next);
  }

  @Test
  void either_day_field_is_enough_when_both_are_restricted() {
    var both = CronFields.parse("30 4 1,15 * 5");
    assertThat(both.next(at("2026-11-02T00:00"))).isEqualTo(at("2026-11-06T04:30"));
    assertThat(both.next(at("2026-11-14T00:00"))).isEqualTo(at("2026-11-15T04:30"));
  }

  @Test
  void both_day_fields_count_when_one_of_them_begins_with_a_star() {
    var odd = CronFields.parse("0 0 */2 * 1");
    assertThat(odd.next(at("2026-11-03T00:00"))).isEqualTo(at("2026-11-09T00:00"));
    assertThat(odd.next(at("2026-11-10T00:00"))).isEqualTo(at("2026-11-23T00:00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 3 * * *      | minute",
        "x 3 * * *       | minute",
        "1,,2 3 * * *    | minute",
        "*/0 3 * * *     | minute",
        "5/15 3 * * *    | minute",
        "1-2-3 3 * * *   | minute",
        "-5 3 * * *      | minute",
        "5-3 3 * * *     | minute",
        "*/5/5 3 * * *   | minute",
        "٣ 3 * * *       | minute",
        "0 24 * * *      | hour",
        "0 22-2 * * *    | hour",
        "0 3 0 * *       | day",
        "0 3 32 * *      | day",
        "0 3 L * *       | day",
        "0 3 ? * 1       | day",
        "0 3 * 13 *      | month",
        "0 3 * 0 *       | month",
        "0 3 * mon *     | month",
        "0 3 * * 8       | weekday",
        "0 3 * * 1#2     | weekday",
        "0 3 * * jan     | weekday",
        "0 3 30 2 *      | never",
        "0 3 31 4,6 *    | never",
        "@reboot         | named",
        "0 3 * *         | fields",
        "0 3 * * * 2026  | fields",
        "''              | fields",
      })
  void is_refused_with_the_field_that_is_wrong(String expression, String key) {
    assertThatThrownBy(() -> new Schedule.Cron(expression))
        .isInstanceOfSatisfying(
            Refused.class,
            r -> {
              assertThat(r.field()).isEqualTo("schedule");
              assertThat(r.text().key()).isEqualTo("schedule.refused." + key);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 29 2 *", "0 0 */29 2 1", "0 0 31 12 0", "0 0 */31 1 6"})
  void rare_dates_are_found(String expression) {
    var fields = CronFields.parse(expression);
    LocalDateTime from = at("2096-03-01T00:00"); // 2100 is no leap year
    for (int n = 0; n < 5; n++) {
      from = fields.next(from.plusMinutes(1));
      assertThat(fields.on(from.toLocalDate())).isTrue();
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void next_is_the_first_minute_that_matches(
      @ForAll("expressions") String expression, @ForAll("times") LocalDateTime from) {
    var fields = CronFields.parse(expression);
    LocalDateTime next = fields.next(from);
    LocalDateTime walked = from;
    LocalDateTime far = from.plusDays(40);
    while (!matches(fields, walked) && walked.isBefore(far)) {
      walked = walked.plusMinutes(1);
    }
    if (walked.isBefore(far)) {
      assertThat(next).isEqualTo(walked);
    } else {
      assertThat(next).isAfterOrEqualTo(far);
      assertThat(matches(fields, next)).isTrue();
    }
  }

  private static boolean matches(CronFields fields, LocalDateTime time) {
    return fields.minute().has(time.getMinute())
        && fields.hour().has(time.getHour())
        && fields.on(time.toLocalDate());
  }

  @Provide
  Arbitrary<String> expressions() {
    return Expressions.any();
  }

  @Provide
  Arbitrary<LocalDateTime> times() {
    return Arbitraries.longs()
        .between(0, 60L * 24 * 3000)
        .map(minutes -> at("2024-01-01T00:00").plus(minutes, ChronoUnit.MINUTES));
  }

  private static LocalDateTime at(String local) {
    return LocalDateTime.parse(local);
  }
}
