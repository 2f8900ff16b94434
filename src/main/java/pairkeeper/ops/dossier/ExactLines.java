package pairkeeper.ops.dossier;

import java.util.ArrayList;
import java.util.List;

/** Breaks text of fixed letters into lines that fit, so that nothing of it is lost or hidden. */
final class ExactLines {
  /** Before what belongs to the line above. */
  static final String GOES_ON = "↪ ";

  private ExactLines() {}

  /**
   * @param columns letters that fit in a line, more than 10
   */
  static List<String> of(String text, int columns) {
    var lines = new ArrayList<String>();
    for (String line : text.stripTrailing().split("\n", -1)) {
      broken(lines, line, columns);
    }
    return lines;
  }

  private static void broken(List<String> lines, String line, int columns) {
    String rest = line.stripTrailing();
    String before = "";
    while (before.length() + rest.length() > columns) {
      int at = cut(rest, columns - before.length());
      lines.add(before + rest.substring(0, at));
      rest = rest.substring(at);
      before = GOES_ON;
    }
    lines.add(before + rest);
  }

  /** After the last blank that fits, unless more than half the line would stay empty. */
  private static int cut(String line, int room) {
    int blank = line.lastIndexOf(' ', room - 1) + 1;
    int at = blank > room / 2 ? blank : room;
    return Character.isLowSurrogate(line.charAt(at)) ? at - 1 : at;
  }
}
