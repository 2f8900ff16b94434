package pairkeeper.ops.inventory;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** Host key fingerprints as {@code ssh-keygen -l} writes them. */
final class Fingerprints {
  private Fingerprints() {}

  /**
   * @throws Refused when it is written otherwise
   */
  static String require(String text) {
    String stripped = text == null ? "" : text.strip();
    if (!stripped.matches("SHA256:[A-Za-z0-9+/]{43}=?")) {
      throw new Refused("fingerprint", Text.of("inventory.refused.fingerprint"));
    }
    return stripped.replace("=", "");
  }
}
