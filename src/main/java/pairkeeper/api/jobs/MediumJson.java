package pairkeeper.api.jobs;

import java.util.UUID;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Refused;

/**
 * Where a copy lies on a second medium.
 *
 * @param id of the target
 * @param path below the target's
 * @param mount what must be mounted there, or ""; "" when it is left out
 */
public record MediumJson(UUID id, String path, String mount) {
  static MediumJson of(TreePlace place) {
    return new MediumJson(place.server(), place.path(), place.mount());
  }

  /**
   * @throws Refused with the field that is wrong, as {@code target.path}
   */
  TreePlace read() {
    try {
      return new TreePlace(id, path, mount);
    } catch (Refused refused) {
      String field = refused.field().equals("server") ? "id" : refused.field();
      throw new Refused("target." + field, refused.text());
    }
  }
}
