package pairkeeper.core.platform;

import java.util.List;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** The platforms that this release knows, found by their id. */
public final class Platforms {
  static final List<Platform> ALL = List.of(new DebianSystemd());

  private Platforms() {}

  /**
   * @throws Refused when no platform has that id
   */
  public static Platform of(String id) {
    return ALL.stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new Refused("platform", Text.of("inventory.refused.platform", "id", id)));
  }
}
