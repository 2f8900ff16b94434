package pairkeeper.core.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the fields of one record of a {@link WatchRow}, one after the other. */
final class Fields {
  private final List<String> values;
  private int next;

  Fields(List<String> values) {
    this.values = values;
  }

  /** The fields of the record at that place of a text. */
  static Fields of(String text, int from, int to) {
    var values = new ArrayList<String>(16);
    int start = from;
    for (int at = from; at < to; at++) {
      if (text.charAt(at) == WatchSql.FIELD.charAt(0)) {
        values.add(text.substring(start, at));
        start = at + 1;
      }
    }
    values.add(text.substring(start, to));
    return new Fields(values);
  }

  /** The next field; "" for null. */
  String text() {
    String value = values.get(next++);
    return value == null ? "" : value;
  }

  Optional<Long> number() {
    String text = text();
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(text));
  }

  Optional<Lsn> lsn() {
    String text = text();
    return text.isEmpty() ? Optional.empty() : Optional.of(Lsn.parse(text));
  }

  Optional<Timeline> timeline() {
    String text = text();
    return text.isEmpty() ? Optional.empty() : Optional.of(Timeline.parse(text));
  }

  Optional<Instant> instant() {
    String text = text();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    long micros = Long.parseLong(text);
    return Optional.of(
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L));
  }

  Optional<Duration> duration() {
    return number().map(micros -> Duration.of(micros, ChronoUnit.MICROS));
  }
}
