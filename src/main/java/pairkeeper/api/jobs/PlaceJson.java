package pairkeeper.api.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Where the files lie on one server.
 *
 * @param mount what must be mounted there, or ""; "" when it is left out
 */
public record PlaceJson(UUID server, String path, String mount) {
  static PlaceJson of(TreePlace place) {
    return new PlaceJson(place.server(), place.path(), place.mount());
  }

  TreePlace read() {
    return new TreePlace(server, path, mount);
  }

  /**
   * Those of a list; none where there is no list.
   *
   * @throws Refused with the field that is wrong, as {@code places[0].path}
   */
  static List<TreePlace> read(List<PlaceJson> places) {
    var read = new ArrayList<TreePlace>();
    for (PlaceJson place : places == null ? List.<PlaceJson>of() : places) {
      String at = "places[" + read.size() + "].";
      if (place == null) {
        throw new Refused(at + "path", Text.of("inventory.refused.missing"));
      }
      try {
        read.add(place.read());
      } catch (Refused refused) {
        throw new Refused(at + refused.field(), refused.text());
      }
    }
    return read;
  }
}
