package pairkeeper.core.count;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import pairkeeper.core.model.Text;

/**
 * What one server answered when it was asked to count.
 *
 * @param lsn its position right after the snapshot in which all was counted, or null
 * @param at when that was, by its own clock, or null
 * @param numbers by the query's place, from 1
 * @param failures why a query has no number, by its place
 * @param unknown why nothing that was counted counts, or null
 */
public record CountPass(
    String lsn, Instant at, Map<Integer, Long> numbers, Map<Integer, Text> failures, Text unknown) {
  private static final String NUMBER = "-?\\d{1,18}";
  private static final int LONGEST = 300;

  public CountPass {
    numbers = Map.copyOf(numbers);
    failures = Map.copyOf(failures);
  }

  /** Reads what the counting script printed; what is missing has no number. */
  public static CountPass read(String output, String server) {
    String lsn = null;
    Instant at = null;
    Text unknown = null;
    var numbers = new HashMap<Integer, Long>();
    var failures = new HashMap<Integer, Text>();
    for (String line : output.lines().toList()) {
      String[] words = line.strip().split(" ", 4);
      if (words[0].equals("at") && words.length >= 3 && words[2].matches("\\d{1,16}")) {
        lsn = words[1];
        at = Instant.EPOCH.plus(Long.parseLong(words[2]), ChronoUnit.MICROS);
      } else if (words[0].equals("count") && words.length == 3 && words[2].matches(NUMBER)) {
        numbers.put(place(words[1]), Long.parseLong(words[2]));
      } else if (words[0].equals("fail") && words.length >= 3) {
        failures.put(place(words[1]), failure(words[2], said(words, 3), server));
      } else if (words[0].equals("unknown") && words.length >= 2) {
        unknown = unknown(words[1], rest(line), server);
      }
    }
    return new CountPass(lsn, at, numbers, failures, unknown);
  }

  private static int place(String word) {
    return word.matches("\\d{1,3}") ? Integer.parseInt(word) : 0;
  }

  private static String said(String[] words, int from) {
    return words.length > from ? cut(words[from]) : "";
  }

  private static String rest(String line) {
    String[] words = line.strip().split(" ", 3);
    return words.length > 2 ? cut(words[2]) : "";
  }

  private static String cut(String said) {
    return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
  }

  private static Text failure(String code, String said, String server) {
    return switch (code) {
      case "no-row", "rows", "columns", "null", "not-number" ->
          Text.of("counts.why." + code, "server", server);
      case "57014" -> Text.of("counts.why.too-long", "server", server);
      case "25006" -> Text.of("counts.why.writes", "server", server);
      case "55P03" -> Text.of("counts.why.locked", "server", server);
      default -> Text.of("counts.why.failed", "server", server, "said", said, "code", code);
    };
  }

  static Text unknown(String reason, String said, String server) {
    return switch (reason) {
      case "paused",
          "silent",
          "behind",
          "branch",
          "other-system",
          "conflict",
          "no-primary",
          "waits",
          "no-standby" ->
          Text.of("counts.unknown." + reason, "server", server, "said", said);
      default -> Text.of("counts.unknown.unasked", "server", server, "said", said);
    };
  }

  Counted counted(int place) {
    return new Counted(numbers.get(place), lsn, at);
  }
}
