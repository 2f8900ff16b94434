package pairkeeper.core.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** When a job is due, as a person chose it; {@link #text} is the form that is stored. */
public sealed interface Schedule {
  /** The field that refusals name. */
  String FIELD = "schedule";

  /** One line that {@link #parse} reads. */
  String text();

  /**
   * A cron expression of five fields, or one of {@code @yearly @annually @monthly @weekly @daily
   * @midnight @hourly}, on the site's clock and with the meaning that Debian's cron gives it.
   *
   * @param expression as it was typed, with single blanks
   */
  record Cron(String expression) implements Schedule {
    /**
     * @throws Refused naming {@code schedule}, with the part that is wrong and what is allowed
     *     there
     */
    public Cron {
      expression = expression == null ? "" : expression.strip().replaceAll("\\s+", " ");
      CronFields.parse(expression);
    }

    CronFields fields() {
      return CronFields.parse(expression);
    }

    @Override
    public String text() {
      return "cron " + expression;
    }
  }

  /**
   * The same real time between any two, whatever the clocks do: a change of summer time moves it on
   * the clock. Whoever wants it to keep to the clock writes a cron expression.
   *
   * @param length whole minutes, 1 minute to 366 days
   * @param from one of its due times, to the second; there are none before it
   */
  record Every(Duration length, Instant from) implements Schedule {
    static final Duration LONGEST = Duration.ofDays(366);

    /**
     * @throws Refused naming {@code schedule}
     */
    public Every {
      if (length.compareTo(Duration.ofMinutes(1)) < 0
          || length.compareTo(LONGEST) > 0
          || !length.equals(Duration.ofMinutes(length.toMinutes()))) {
        throw new Refused(FIELD, Text.of("schedule.refused.length", "most", LONGEST.toMinutes()));
      }
      from = Instant.ofEpochSecond(from.getEpochSecond());
    }

    @Override
    public String text() {
      return "every " + length.toMinutes() + "m from " + from;
    }
  }

  /** One single time, to the second. */
  record Once(Instant at) implements Schedule {
    public Once {
      at = Instant.ofEpochSecond(at.getEpochSecond());
    }

    @Override
    public String text() {
      return "once " + at;
    }
  }

  /**
   * Each time that a run of another job has ended; it has no due times of its own.
   *
   * @param onlyIfSucceeded whether a run that failed starts nothing
   */
  record After(UUID job, boolean onlyIfSucceeded) implements Schedule {
    @Override
    public String text() {
      return (onlyIfSucceeded ? "after-success " : "after ") + job;
    }
  }

  /**
   * Reads what {@link #text} wrote: {@code cron 30 3 * * 1-5}, {@code every 15m from
   * 2026-11-22T00:00:00Z}, {@code once 2026-11-22T02:00:00Z}, {@code after <id>}, {@code
   * after-success <id>}. A line of no such kind is read as a cron expression.
   *
   * @throws Refused naming {@code schedule}, with what is wrong and what is allowed
   */
  static Schedule parse(String text) {
    String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
    int blank = line.indexOf(' ');
    String rest = blank < 0 ? "" : line.substring(blank + 1);
    try {
      return switch (blank < 0 ? line : line.substring(0, blank).toLowerCase(Locale.ROOT)) {
        case "cron" -> new Cron(rest);
        case "every" -> every(rest);
        case "once" -> new Once(Instant.parse(rest));
        case "after" -> new After(UUID.fromString(rest), false);
        case "after-success" -> new After(UUID.fromString(rest), true);
        default -> new Cron(line);
      };
    } catch (Refused refused) {
      throw refused;
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw new Refused(FIELD, Text.of("schedule.refused.form", "schedule", line));
    }
  }

  private static Every every(String rest) {
    String[] words = rest.split("m from ", 2);
    if (words.length < 2 || !words[0].matches("\\d{1,9}")) {
      throw new IllegalArgumentException(rest);
    }
    return new Every(Duration.ofMinutes(Long.parseLong(words[0])), Instant.parse(words[1]));
  }
}
