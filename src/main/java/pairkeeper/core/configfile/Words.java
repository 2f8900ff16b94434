package pairkeeper.core.configfile;

import java.nio.charset.StandardCharsets;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** What no configuration file can hold as it is, refused before it is quoted. */
final class Words {
  private Words() {}

  /**
   * The same text.
   *
   * @param field the form field or setting that it came from
   * @throws Refused for control characters other than tab (a line break makes a whole file
   *     unreadable), and for halves of characters, which no encoding can carry
   */
  static String clean(String field, String text) {
    if (text.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      throw new Refused(field, Text.of("configfile.refused.control-character", "field", field));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new Refused(field, Text.of("configfile.refused.half-character", "field", field));
    }
    return text;
  }

  /** Length in the encoding that files are written in. */
  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
