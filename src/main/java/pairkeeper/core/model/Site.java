package pairkeeper.core.model;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.UUID;

/**
 * An installation of a customer: a place with its own clock and its own network.
 *
 * @param place town or address, or ""
 * @param timeZone name in the IANA database, {@code Europe/Warsaw}
 * @param windows when the customer agreed to interruptions
 */
public record Site(
    UUID id,
    UUID customer,
    String name,
    String place,
    String timeZone,
    List<MaintenanceWindow> windows,
    Stamp stamp) {

  public Site {
    Words.line("name", name, 120);
    Words.line("place", place, 0, 200);
    zone(timeZone);
    windows = List.copyOf(windows);
  }

  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  private static ZoneId zone(String name) {
    try {
      // not ZoneId's set of the same names, which is copied for each question
      if (name != null && ZoneRulesProvider.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException unknown) {
      // said below
    }
    throw new Refused("timeZone", Text.of("inventory.refused.zone"));
  }
}
