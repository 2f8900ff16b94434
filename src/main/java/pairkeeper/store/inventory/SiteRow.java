package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Site;

/** One site; its maintenance windows are one line each in one column. */
@Entity
@Table(name = "site")
class SiteRow extends Kept {
  @Column(name = "customer_id")
  UUID customer;

  String name;

  @Column(name = "active_name")
  String activeName;

  String place;

  @Column(name = "time_zone")
  String timeZone;

  String windows;

  void take(Site s) {
    customer = s.customer();
    name = s.name();
    activeName = s.name().toLowerCase(Locale.ROOT);
    place = s.place();
    timeZone = s.timeZone();
    windows =
        s.windows().stream().map(MaintenanceWindow::toString).collect(Collectors.joining("\n"));
  }

  Site toSite() {
    var open = windows.lines().map(MaintenanceWindow::parse).toList();
    return new Site(id, customer, name, place, timeZone, open, stamp());
  }
}
