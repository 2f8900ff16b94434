package pairkeeper.api.jobs;

import java.util.UUID;
import pairkeeper.core.job.TreePlace;

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
}
