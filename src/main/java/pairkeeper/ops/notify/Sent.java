package pairkeeper.ops.notify;

import pairkeeper.core.model.Text;

/**
 * What came of an attempt.
 *
 * @param arrived whether the other side has taken it
 * @param answer what it said, for people; holds no secret
 */
public record Sent(boolean arrived, Text answer) {
  private static final int LONGEST = 500;

  static Sent arrived(Text answer) {
    return new Sent(true, answer);
  }

  static Sent failed(Text answer) {
    return new Sent(false, answer);
  }

  /** Foreign words as they may be shown: short, on one line, without control characters. */
  static String plain(String said) {
    String line = said.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  /** The same without the secret, should the other side have repeated it. */
  static String plain(String said, String secret) {
    return plain(secret.isEmpty() ? said : said.replace(secret, "•••"));
  }
}
