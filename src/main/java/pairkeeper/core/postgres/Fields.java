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
    return Optional.of(text()).filter(t -> !t.isEmpty()).map(Long::valueOf);
  }

  Optional<Lsn> lsn() {
    return Optional.of(text()).filter(t -> !t.isEmpty()).map(Lsn::parse);
  }

  Optional<Timeline> timeline() {
    return Optional.of(text()).filter(t -> !t.isEmpty()).map(Timeline::parse);
  }

  Optional<Instant> instant() {
    return number().map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  Optional<Duration> duration() {
    return number().map(micros -> Duration.of(micros, ChronoUnit.MICROS));
  }
}
