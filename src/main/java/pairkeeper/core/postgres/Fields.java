package pairkeeper.core.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the fields of one record of a {@link WatchRow}, one after the other. */
final class Fields {
  private final String[] values;
  private int next;

  Fields(String[] values) {
    this.values = values;
  }

  /** The next field; "" for null. */
  String text() {
    String value = values[next++];
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
    return number().map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  Optional<Duration> duration() {
    return number().map(micros -> Duration.of(micros, ChronoUnit.MICROS));
  }
}
