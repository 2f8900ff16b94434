package pairkeeper.core.access;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * Who acts: a person, or the console itself.
 *
 * @param id of the user; {@link #CONSOLE_ID} and {@link #NOBODY_ID} are nobody's
 * @param name the sign-in name, which never changes
 * @param display how the person is called in lists
 * @param locale the language they read
 * @param zone in which they read times
 * @param via how they act when not in person ({@code token:backup-check}), else ""
 */
public record Actor(UUID id, String name, String display, Locale locale, ZoneId zone, String via) {
  public static final UUID CONSOLE_ID = new UUID(0, 1);
  public static final UUID NOBODY_ID = new UUID(0, 0);

  /** The console's own work: watching, scheduled jobs, first start. */
  public static final Actor CONSOLE =
      new Actor(CONSOLE_ID, "console", "console", Locale.ENGLISH, ZoneOffset.UTC, "");

  /** Somebody who has not signed in. */
  public static final Actor NOBODY =
      new Actor(NOBODY_ID, "nobody", "nobody", Locale.ENGLISH, ZoneOffset.UTC, "");

  public Actor {
    Objects.requireNonNull(id);
    Objects.requireNonNull(name);
    Objects.requireNonNull(display);
    Objects.requireNonNull(locale);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(via);
  }

  /** Whether a person is behind it, in person or by a token of theirs. */
  public boolean person() {
    return !id.equals(CONSOLE_ID) && !id.equals(NOBODY_ID);
  }
}
