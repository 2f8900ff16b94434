package pairkeeper.core.job;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The names of backups, which are the times at which they were planned: {@code 20261123T083012Z}.
 */
public final class BackupName {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private BackupName() {}

  /** Of that time, to the second. */
  public static String of(Instant at) {
    return FORM.format(at);
  }

  /** The time that a name says, if it is one. */
  public static Optional<Instant> time(String name) {
    try {
      return Optional.of(LocalDateTime.parse(name, FORM).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException other) {
      return Optional.empty();
    }
  }
}
