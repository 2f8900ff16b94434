package pairkeeper.ops.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.core.schedule.Expressions;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.ScheduleWords;
import pairkeeper.core.schedule.Windows;

/** Schedules in words: natural ones where there are some, and never wrong ones. */
class ScheduleWordsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/schedule-words.txt");
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
  private static final List<String> SCHEDULES =
      List.of(
          "cron * * * * *",
          "cron */2 * * * *",
          "cron */5 * * * *",
          "cron */15 * * * 1-5",
          "cron */30 8-17 * * 1-6",
          "cron * 3 * * *",
          "cron 0 * * * *",
          "cron @hourly",
          "cron 30 * * * *",
          "cron 5,35 * * * *",
          "cron */7 * * * *",
          "cron 30 3 * * *",
          "cron 30 3 * * 1-5",
          "cron 0 22 * * mon-sat",
          "cron 0 6,12,18 * * *",
          "cron 0 */6 * * *",
          "cron 30 */2 * * *",
          "cron 15 8-20 * * *",
          "cron 0 1-23/2 * * *",
          "cron 0 4 * * 0",
          "cron 0 4 * * 2",
          "cron 0 4 * * 6,0",
          "cron 0 4 * * 1,3,5",
          "cron 0 0 1 * *",
          "cron @monthly",
          "cron 30 4 1,15 * *",
          "cron 30 4 1,15 * 5",
          "cron 0 3 * 9 *",
          "cron 0 3 1 1,7 *",
          "cron 0 0 29 2 *",
          "cron 0 3 */2 * *",
          "cron 0 3 */2 * 1",
          "cron 1-50/3 1,5,9,20 1-20 * 5",
          "cron 0 3 * * 0-6",
          "every 1m from 2026-11-22T00:00:00Z",
          "every 15m from 2026-11-22T00:00:00Z",
          "every 60m from 2026-11-22T00:00:00Z",
          "every 360m from 2026-11-22T00:00:00Z",
          "every 2880m from 2026-11-22T00:00:00Z",
          "once 2026-11-22T02:00:00Z",
          "after 0198a2b4-0000-7000-8000-00000000b001",
          "after-success 0198a2b4-0000-7000-8000-00000000b001");

  private final Texts texts = new Texts();

  @Test
  void are_those_of_the_golden_file() throws IOException {
    var written = new StringBuilder();
    for (String schedule : SCHEDULES) {
      written.append("== ").append(schedule).append('\n');
      for (Language language : Language.values()) {
        String words =
            texts.sentence(ScheduleWords.of(Schedule.parse(schedule)), language.locale(), WARSAW);
        written.append(String.format("%-6s", language.tag())).append(words).append('\n');
      }
    }
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, written);
    }
    assertThat(written.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  /** In a zone without summer time, where cron's two ways of counting are the same. */
  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void the_same_words_mean_the_same_times(
      @ForAll @Size(200) List<@From("schedules") Schedule> schedules) {
    Map<List<Text>, Schedule> said = new HashMap<>();
    for (Schedule schedule : schedules) {
      Schedule other = said.putIfAbsent(ScheduleWords.of(schedule), schedule);
      if (other != null) {
        assertThat(due(schedule)).as(schedule + " and " + other).isEqualTo(due(other));
      }
    }
  }

  private static List<Instant> due(Schedule schedule) {
    return new DueTimes(schedule, ZoneOffset.UTC, Windows.ALWAYS)
        .next(Instant.parse("2026-11-22T00:00:00Z"), 300).stream().map(Due::at).toList();
  }

  @Provide
  Arbitrary<Schedule> schedules() {
    return Expressions.any().map(Schedule.Cron::new);
  }
}
