package pairkeeper.core.configfile;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Strings that break what is quoted carelessly, without the control characters that are refused.
 */
final class Hostile {
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "\"\"",
          "\\",
          "\\\\",
          "\\'",
          "\\n",
          "\\0",
          "\\x41",
          "\\101",
          "$",
          "$HOME",
          "${IFS}",
          "$(id)",
          "`id`",
          "!",
          "!!",
          "#",
          " # ",
          ";",
          "&",
          "|",
          ">",
          "<",
          "*",
          "?",
          "~",
          "[",
          "]",
          "{",
          "}",
          "{a,b}",
          "(",
          ")",
          "%",
          "%s",
          "%d",
          "^",
          "=",
          ",",
          ":",
          "::",
          "@",
          "+",
          "/",
          "../",
          "-",
          "--",
          " ",
          "  ",
          "\t",
          "all",
          "replication",
          "include",
          "x' or '1'='1",
          "ż",
          "é",
          "ё",
          "漢",
          "𝄞",
          "\u202e",
          "\u00a0",
          "\ufeff",
          "\u2028",
          "0",
          "1",
          "a",
          "Z",
          "_");

  private Hostile() {}

  static Arbitrary<String> text() {
    var pieces =
        Arbitraries.of(PIECES).list().ofMinSize(0).ofMaxSize(8).map(l -> String.join("", l));
    var ascii = Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(40);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, pieces), net.jqwik.api.Tuple.of(1, ascii));
  }

  static Arbitrary<List<String>> texts(int count) {
    return text().list().ofSize(count);
  }

  /** With everything that a shell word may hold: line breaks and control characters too. */
  static Arbitrary<List<String>> shellWords(int count) {
    var control = Arbitraries.of("\n", "\r", "\r\n", "\u0001", "\u001b[31m", "\u007f", "");
    return Combinators.combine(text(), control, text())
        .as((a, b, c) -> a + b + c)
        .list()
        .ofSize(count);
  }

  /** Names of databases and roles that PostgreSQL can have and pg_hba.conf can say. */
  static Arbitrary<List<String>> names(int count) {
    return text()
        .map(t -> t.replaceAll("^[@+/]+", ""))
        .map(t -> t.isEmpty() ? "x" : t)
        .map(Hostile::shortened)
        .filter(t -> !t.isEmpty())
        .list()
        .ofSize(count)
        .uniqueElements();
  }

  private static String shortened(String text) {
    String name = text;
    while (Words.bytes(name) > 63) {
      name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }
    return name;
  }
}
