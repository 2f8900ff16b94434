package pairkeeper.core.configfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A connection string of keywords and values, as {@code primary_conninfo} holds it. Source:
 * PostgreSQL documentation, "Keyword/Value Connection Strings", and {@code conninfo_parse} of
 * libpq.
 *
 * @param values in their order
 */
public record Conninfo(Map<String, String> values) {
  private static final String BARE = "[A-Za-z0-9_.:/,@%+-]+";

  /**
   * @throws Refused for a keyword that is none and for control characters in a value
   */
  public Conninfo {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    values.forEach((keyword, value) -> {
      if (!keyword.matches("[a-z][a-z0-9_]*")) {
        throw unreadable();
      }
      Words.clean(keyword, value);
    });
  }

  public static Conninfo empty() {
    return new Conninfo(Map.of());
  }

  /** The same with one value set; a new keyword comes last. */
  public Conninfo with(String keyword, String value) {
    var more = new LinkedHashMap<>(values);
    more.put(keyword, value);
    return new Conninfo(more);
  }

  public Optional<String> get(String keyword) {
    return Optional.ofNullable(values.get(keyword));
  }

  /** The string for libpq, with its password if there is one. */
  public String text() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + quoted(e.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** The string for people: the password is not in it. */
  @Override
  public String toString() {
    return values.keySet().stream()
        .map(k ->
            k
                + "="
                + (k.equals("password") || k.equals("sslpassword") ? "•••" : quoted(values.get(k))))
        .collect(Collectors.joining(" "));
  }

  /** A value in quotes where it needs them. */
  public static String quoted(String value) {
    return value.matches(BARE)
        ? value
        : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /**
   * Reads what libpq reads; of a keyword that comes twice the last value counts.
   *
   * @throws Refused when libpq would not take it, and for the form {@code postgresql://...}
   */
  public static Conninfo parse(String text) {
    var values = new LinkedHashMap<String, String>();
    int at = skip(text, 0);
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && text.charAt(end) != '=' && !blank(text.charAt(end))) {
        end++;
      }
      String keyword = text.substring(at, end);
      at = skip(text, end);
      if (at >= text.length() || text.charAt(at) != '=') {
        throw unreadable();
      }
      var value = new StringBuilder();
      at = value(text, skip(text, at + 1), value);
      values.put(keyword, value.toString());
      at = skip(text, at);
    }
    return new Conninfo(values);
  }

  /** Reads one value; gives back where it ended. */
  private static int value(String text, int from, StringBuilder value) {
    boolean quoted = from < text.length() && text.charAt(from) == '\'';
    int at = quoted ? from + 1 : from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (quoted ? c == '\'' : blank(c)) {
        return at + 1;
      }
      if (c == '\\') {
        at++;
      }
      if (at < text.length()) {
        value.append(text.charAt(at++));
      }
    }
    if (quoted) {
      throw unreadable();
    }
    return at;
  }

  private static int skip(String text, int from) {
    int at = from;
    while (at < text.length() && blank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean blank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  private static Refused unreadable() {
    return new Refused("conninfo", Text.of("configfile.refused.conninfo"));
  }
}
