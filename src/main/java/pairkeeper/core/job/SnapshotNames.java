package pairkeeper.core.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How the snapshots of one job are called: {@code pairkeeper-<id of the job>-20261122T023000Z}.
 * What is called otherwise is somebody else's, and stays.
 *
 * @param prefix as in the job's settings
 */
public record SnapshotNames(String prefix, UUID job) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
  private static final Pattern TIMES = Pattern.compile("\\d{8}T\\d{6}Z");

  /** What all of them begin with, up to the dash before the time. */
  public String own() {
    return prefix + "-" + job.toString().replace("-", "");
  }

  /** The name of one that is made then; without {@code @}. */
  public String at(Instant time) {
    return own() + "-" + TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  /** When the snapshot of that name was made, if it is one of this job. */
  public Optional<Instant> time(String name) {
    if (!name.startsWith(own() + "-")) {
      return Optional.empty();
    }
    String time = name.substring(own().length() + 1);
    if (!TIMES.matcher(time).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
