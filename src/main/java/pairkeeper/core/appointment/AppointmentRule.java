package pairkeeper.core.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;

/** Which times may be chosen for a run, and how late it may start. */
public final class AppointmentRule {
  /** How late a run may start; what people were told holds no longer. */
  public static final Duration LATENESS = Duration.ofMinutes(15);

  /** How far ahead; a plan that is older rests on what nobody remembers. */
  public static final Duration FURTHEST = Duration.ofDays(30);

  private static final String FIELD = "at";

  private AppointmentRule() {}

  /**
   * The time that a person typed on the site's clock; of two with the same name the first.
   *
   * @param typed {@code 2026-11-22T02:00}
   * @throws Refused naming {@code at}
   */
  public static Instant read(String typed, ZoneId zone) {
    try {
      LocalDateTime there = LocalDateTime.parse(typed == null ? "" : typed.strip());
      if (zone.getRules().getValidOffsets(there).isEmpty()) {
        throw new Refused(FIELD, Text.of("appointments.refused.skipped", "zone", zone.getId()));
      }
      return there.atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new Refused(FIELD, Text.of("appointments.refused.form"));
    }
  }

  /**
   * Goes on only when a run may be agreed for that time.
   *
   * @return from when on it is too late to start it: 15 minutes later, or the end of the window
   * @throws Refused naming {@code at}
   */
  public static Instant latest(Instant at, Site site, Instant now) {
    if (!at.isAfter(now)) {
      throw new Refused(FIELD, Text.of("appointments.refused.past"));
    }
    if (at.isAfter(now.plus(FURTHEST))) {
      throw new Refused(FIELD, Text.of("appointments.refused.far", "days", FURTHEST.toDays()));
    }
    Instant latest = at.plus(LATENESS);
    if (site.windows().isEmpty()) {
      return latest;
    }
    ZonedDateTime there = at.atZone(site.zone());
    Instant end =
        site.windows().stream()
            .flatMap(window -> window.endAt(there).stream())
            .map(ZonedDateTime::toInstant)
            .max(Comparator.naturalOrder())
            .orElseThrow(() -> new Refused(FIELD, outside(site, there)));
    return end.isBefore(latest) ? end : latest;
  }

  private static Text outside(Site site, ZonedDateTime there) {
    String windows =
        site.windows().stream().map(Object::toString).collect(Collectors.joining("; "));
    return Text.of(
        "appointments.refused.window",
        "windows",
        windows,
        "zone",
        site.timeZone(),
        "next",
        next(site, there).map(next -> next.toInstant().toString()).orElse(""));
  }

  /** When the next window begins, if there is one. */
  public static Optional<ZonedDateTime> next(Site site, ZonedDateTime after) {
    return site.windows().stream()
        .map(window -> window.next(after.truncatedTo(ChronoUnit.SECONDS)))
        .min(Comparator.naturalOrder());
  }
}
