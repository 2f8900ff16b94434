package pairkeeper.core.audit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON objects of strings and whole numbers on one line each: all that an exported audit consists
 * of, so that whoever verifies one needs no library.
 */
public final class FlatJson {
  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  /**
   * Writes one object in the order of the map.
   *
   * @param fields values are strings or longs
   */
  public static String write(Map<String, Object> fields) {
    var json = new StringBuilder("{");
    fields.forEach((name, value) -> {
      json.append(json.length() == 1 ? "" : ",");
      string(json, name);
      json.append(':');
      if (value instanceof Long number) {
        json.append(number.longValue());
      } else {
        string(json, (String) value);
      }
    });
    return json.append('}').toString();
  }

  private static void string(StringBuilder json, String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  /**
   * Reads one object.
   *
   * @throws IllegalArgumentException when the line is anything else, or names a field twice
   */
  public static Map<String, Object> read(String line) {
    var reader = new FlatJson(line.strip());
    try {
      Map<String, Object> fields = reader.object();
      reader.insist(reader.at == reader.text.length());
      return fields;
    } catch (IndexOutOfBoundsException cut) {
      throw new IllegalArgumentException("the line is cut off", cut);
    }
  }

  private Map<String, Object> object() {
    var fields = new LinkedHashMap<String, Object>();
    take('{');
    while (text.charAt(at) != '}') {
      if (!fields.isEmpty()) {
        take(',');
      }
      String name = string();
      take(':');
      Object value = text.charAt(at) == '"' ? string() : (Object) number();
      insist(fields.put(name, value) == null);
    }
    take('}');
    return fields;
  }

  private Long number() {
    int from = at;
    while (Character.isDigit(text.charAt(at))) {
      at++;
    }
    insist(at > from && at - from < 19);
    return Long.valueOf(text.substring(from, at));
  }

  private String string() {
    take('"');
    var value = new StringBuilder();
    while (text.charAt(at) != '"') {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    take('"');
    return value.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> (char) Integer.parseInt(text.substring(at, at += 4), 16);
      default -> throw new IllegalArgumentException("no escape in JSON: " + c);
    };
  }

  private void take(char c) {
    insist(text.charAt(at) == c);
    at++;
  }

  private void insist(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("no flat JSON at column " + (at + 1));
    }
  }
}
