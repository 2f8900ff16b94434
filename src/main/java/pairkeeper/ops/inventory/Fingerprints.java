package pairkeeper.ops.inventory;

import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** Host key fingerprints as {@code ssh-keygen -l} writes them. */
final class Fingerprints {
  private Fingerprints() {}

  /**
   * @param field to which a refusal belongs
   * @throws Refused when it is written otherwise
   */
  static String require(String field, String text) {
    String stripped = text == null ? "" : text.strip();
    if (!stripped.matches("SHA256:[A-Za-z0-9+/]{43}=?")) {
      throw new Refused(field, Text.of("inventory.refused.fingerprint"));
    }
    return stripped.replace("=", "");
  }
}
