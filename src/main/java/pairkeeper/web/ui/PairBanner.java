package pairkeeper.web.ui;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Pair;

/**
 * The sticky banner that says which pair a page is about to change.
 *
 * @param place town or site name, or ""
 * @param zone the site's zone, or null
 * @param servers in the order in which WAL flows
 */
public record PairBanner(
    UUID id,
    String name,
    String customer,
    String place,
    ZoneId zone,
    PairMark mark,
    List<Server> servers) {

  /** One server: {@code primary}, {@code standby} or {@code fenced}. */
  public record Server(String name, String plate) {}

  public static PairBanner of(Pair pair, String customer, String place, ZoneId zone) {
    var servers =
        pair.servers().stream()
            .sorted(java.util.Comparator.comparing(s -> s.role().ordinal()))
            .map(s -> new Server(s.name(), s.role().word()))
            .toList();
    return new PairBanner(
        pair.id(),
        pair.name(),
        customer,
        place,
        zone,
        PairMark.of(pair.id(), pair.name()),
        servers);
  }
}
