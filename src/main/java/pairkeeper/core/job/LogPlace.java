package pairkeeper.core.job;

import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A server whose log is looked at.
 *
 * @param folder absolute directory in which its log lies, or "" to ask the server
 */
public record LogPlace(UUID server, String folder) {
  public LogPlace {
    if (server == null) {
      throw new Refused("server", Text.of("inventory.refused.missing"));
    }
    folder = folder == null || folder.isBlank() ? "" : directory(server, folder.strip());
  }

  private static String directory(UUID server, String typed) {
    try {
      return new TreePlace(server, typed, "").path();
    } catch (Refused refused) {
      throw new Refused("folder", refused.text());
    }
  }
}
