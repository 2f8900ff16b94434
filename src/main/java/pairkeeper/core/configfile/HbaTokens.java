package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts one logical line of pg_hba.conf into its fields. Source: {@code next_token} and {@code
 * next_field_expand} of PostgreSQL's hba.c.
 */
final class HbaTokens {
  private final String line;
  private int at;
  private boolean comma;

  private HbaTokens(String line) {
    this.line = line;
  }

  /**
   * @param quoted whether it began with a quote: then keywords lose their meaning
   */
  record Token(String text, boolean quoted) {}

  /** Fields in their order, each a list of words that commas separate; empty for a comment. */
  static List<List<Token>> of(String line) {
    var reader = new HbaTokens(line);
    var fields = new ArrayList<List<Token>>();
    while (true) {
      List<Token> field = reader.field();
      if (field.isEmpty()) {
        return fields;
      }
      fields.add(field);
    }
  }

  private List<Token> field() {
    var tokens = new ArrayList<Token>();
    do {
      Token token = token();
      if (token == null) {
        return tokens;
      }
      tokens.add(token);
    } while (comma);
    return tokens;
  }

  private Token token() {
    comma = false;
    while (at < line.length() && (blank(line.charAt(at)) || line.charAt(at) == ',')) {
      at++;
    }
    var text = new StringBuilder();
    boolean in = false;
    boolean was = false;
    boolean began = false;
    boolean saw = false;
    for (; at < line.length(); at++) {
      char c = line.charAt(at);
      if (!in && blank(c)) {
        break;
      }
      if (!in && c == '#') {
        at = line.length();
        break;
      }
      if (!in && c == ',') {
        comma = true;
        at++;
        break;
      }
      if (c != '"' || was) {
        text.append(c);
      }
      was = in && c == '"' && !was;
      if (c == '"') {
        in = !in;
        saw = true;
        began |= text.isEmpty();
      }
    }
    return text.isEmpty() && !saw ? null : new Token(text.toString(), began);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }
}
