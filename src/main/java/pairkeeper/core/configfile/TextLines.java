package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;

/** The lines of a file with their own line endings, so that joining them gives the same file. */
final class TextLines {
  private TextLines() {}

  /** Every line with its line feed; the last one may have none. */
  static List<String> split(String text) {
    var lines = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }

  /** The line without carriage return and line feed at its end. */
  static String body(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    return line.substring(0, end);
  }

  /** The ending that {@link #body} leaves out. */
  static String ending(String line) {
    return line.substring(body(line).length());
  }

  /** The line ending that the file's first line has: CR LF or LF. */
  static String ending(List<String> lines) {
    return !lines.isEmpty() && lines.getFirst().endsWith("\r\n") ? "\r\n" : "\n";
  }

  /** Adds a line at the end, closing a last line that has no ending. */
  static void append(List<String> lines, String body) {
    String ending = ending(lines);
    if (!lines.isEmpty() && !lines.getLast().endsWith("\n")) {
      lines.set(lines.size() - 1, lines.getLast() + ending);
    }
    lines.add(body + ending);
  }
}
