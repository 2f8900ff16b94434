package pairkeeper.core.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * A text for people in no language: a key of the i18n bundles and its named arguments.
 *
 * <p>Steps, guards, verdicts and audit entries hold these, so that hashes cover meaning and not
 * wording, and each reader sees their own language.
 *
 * @param key the bundle key, lower case words joined by dots and dashes, starting with its area
 * @param args named ICU MessageFormat arguments; values are {@code String}, {@code Long} or {@code
 *     Double}, other whole numbers become {@code Long}; kept sorted so that JSON is canonical
 */
public record Text(String key, Map<String, Object> args) {

  public Text {
    if (key == null || !key.matches("[a-z0-9][a-z0-9.-]*")) {
      throw new IllegalArgumentException("text key: " + key);
    }
    var sorted = new TreeMap<String, Object>();
    args.forEach((name, value) -> sorted.put(name, plain(value)));
    args = java.util.Collections.unmodifiableMap(sorted);
  }

  /** A text without arguments. */
  public static Text of(String key) {
    return new Text(key, Map.of());
  }

  /** A text with one named argument. */
  public static Text of(String key, String name, Object value) {
    return new Text(key, Map.of(name, value));
  }

  /** A text with two named arguments. */
  public static Text of(String key, String n1, Object v1, String n2, Object v2) {
    return new Text(key, Map.of(n1, v1, n2, v2));
  }

  /** A text with three named arguments. */
  public static Text of(
      String key, String n1, Object v1, String n2, Object v2, String n3, Object v3) {
    return new Text(key, Map.of(n1, v1, n2, v2, n3, v3));
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Integer i -> i.longValue();
      case Short s -> s.longValue();
      case Long l -> l;
      case Double d -> d;
      case String s -> s;
      case null -> "";
      default -> value.toString();
    };
  }
}
