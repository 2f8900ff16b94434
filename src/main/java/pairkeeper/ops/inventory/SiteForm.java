package pairkeeper.ops.inventory;

import java.util.List;
import pairkeeper.core.model.MaintenanceWindow;

/** What people say about a site; null takes the default. */
public record SiteForm(
    String name, String place, String timeZone, List<MaintenanceWindow> windows) {

  public SiteForm {
    name = name == null ? "" : name.strip();
    place = place == null ? "" : place.strip();
    windows = windows == null ? List.of() : List.copyOf(windows);
  }
}
