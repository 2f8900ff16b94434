package pairkeeper.web.inventory;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The time zones that people choose from. */
final class Zones {
  /** UTC, then every place that the IANA database names. */
  static final List<String> ALL =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream()
                  .filter(z -> z.matches("[A-Z][A-Za-z]+/.*"))
                  .filter(z -> !z.matches("(Etc|SystemV|US)/.*"))
                  .sorted())
          .toList();

  private Zones() {}

  /** The name of a zone; UTC for a mere offset. */
  static String name(ZoneId zone) {
    return zone instanceof ZoneOffset ? "UTC" : zone.getId();
  }
}
