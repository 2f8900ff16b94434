package pairkeeper.core.platform;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The lines that a facts script printed: key, tab, and the value, after a colon as it is or else as
 * base64. Lines of another form are kept as {@link #complaints()}: what a program said when it
 * could not answer.
 */
record FactLines(Map<String, String> values, List<String> complaints) {

  static FactLines parse(String output) {
    var values = new TreeMap<String, String>();
    var complaints = new java.util.ArrayList<String>();
    for (String line : output.split("\n")) {
      int tab = line.indexOf('\t');
      String value = tab > 0 ? decoded(line.substring(tab + 1).strip()) : null;
      if (value != null) {
        values.put(line.substring(0, tab), value);
      } else if (!line.isBlank()) {
        complaints.add(line.strip());
      }
    }
    return new FactLines(values, List.copyOf(complaints));
  }

  String text(String key) {
    return values.getOrDefault(key, "");
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  long number(String key, long otherwise) {
    try {
      return Long.parseLong(text(key).strip());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  List<String> lines(String key) {
    return text(key).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static String decoded(String value) {
    if (value.startsWith(":")) {
      return value.substring(1);
    }
    try {
      return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
