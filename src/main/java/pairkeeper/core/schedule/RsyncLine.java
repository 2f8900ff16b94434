package pairkeeper.core.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A crontab's rsync command, taken apart. Only what surely means the same without a shell is
 * recognised: one command, date parts, quotes; anything else is left to a person.
 *
 * @param from path, with date parts as {@code %Y/%m/%d}
 * @param to path on the other machine, likewise
 * @param user on the other machine, or ""
 * @param host name or address of the other machine; "" for a copy on one machine
 * @param pulls whether the other machine is the one that is copied from
 * @param port of ssh, if one is named
 * @param compress whether {@code -z} is given
 * @param delete whether the copy loses what the original lost
 * @param checksum whether contents are compared
 * @param bandwidthKib most KiB a second, if limited
 * @param others options that are none of these and not part of {@code -a}
 */
public record RsyncLine(
    String from,
    String to,
    String user,
    String host,
    boolean pulls,
    OptionalInt port,
    boolean compress,
    boolean delete,
    boolean checksum,
    OptionalInt bandwidthKib,
    List<String> others) {
  private static final Pattern DATE =
      Pattern.compile(
          "(?:`|\\$\\()\\s*(?:/usr)?(?:/bin/)?date\\s+['\"]?\\+((?:%[YmdHMjUV]|[/_.-])+)['\"]?\\s*(?:`|\\))");
  private static final Pattern REMOTE =
      Pattern.compile(
          "(?:([A-Za-z0-9_][\\w.-]*)@)?([A-Za-z0-9][\\w.-]*|\\[[0-9a-fA-F:]+]):(?!:)(.*)");
  private static final Pattern PROGRAM = Pattern.compile("(?:/[\\w.-]+)*/?rsync");
  private static final Pattern WORD = Pattern.compile("\\s*((?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+)");
  private static final String SHELL = "|&;<>()$`*?[{\\#~!";

  /** What the command copies whereto; empty for anything but one plain rsync. */
  public static Optional<RsyncLine> of(String command) {
    String plain = DATE.matcher(command).replaceAll("$1").strip();
    if (plain.chars().anyMatch(c -> SHELL.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(plain);
    int at = 0;
    while (at < plain.length()) {
      if (!word.region(at, plain.length()).lookingAt()) {
        return Optional.empty();
      }
      words.add(word.group(1).replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"));
      at = word.end();
    }
    return words.isEmpty() || !PROGRAM.matcher(words.getFirst()).matches()
        ? Optional.empty()
        : new Reader().read(words.subList(1, words.size()));
  }

  /** Collects the parts of one command. */
  private static final class Reader {
    private final List<String> paths = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private OptionalInt port = OptionalInt.empty();
    private OptionalInt bandwidth = OptionalInt.empty();
    private boolean compress;
    private boolean delete;
    private boolean checksum;
    private boolean odd;

    Optional<RsyncLine> read(List<String> words) {
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i);
        boolean asks =
            word.equals("--rsh") || word.matches("-[a-zA-Z]*e") || word.equals("--bwlimit");
        if (asks && i + 1 < words.size()) {
          i++;
          letters(word.startsWith("--") ? "" : word.substring(1, word.length() - 1));
          value(word.equals("--bwlimit") ? "--bwlimit" : "--rsh", words.get(i));
        } else if (word.startsWith("--") && word.contains("=")) {
          value(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        } else if (word.startsWith("--")) {
          name(word);
        } else if (word.startsWith("-")) {
          letters(word.substring(1));
        } else {
          paths.add(word);
        }
      }
      return odd || paths.size() != 2 ? Optional.empty() : Optional.of(line());
    }

    private void letters(String letters) {
      for (char letter : letters.toCharArray()) {
        switch (letter) {
          case 'z' -> compress = true;
          case 'c' -> checksum = true;
          case 'n', 'e' -> odd = true; // copies nothing; wants a value that is not there
          case 'a', 'r', 'l', 'p', 't', 'g', 'o', 'D', 'v', 'q', 'h', 'P' -> {
            // part of -a, or only about what is said
          }
          default -> others.add("-" + letter);
        }
      }
    }

    private void name(String name) {
      switch (name) {
        case "--compress" -> compress = true;
        case "--checksum" -> checksum = true;
        case "--dry-run" -> odd = true;
        case "--archive", "--verbose", "--quiet", "--progress", "--stats", "--partial" -> {
          // as above
        }
        default -> {
          delete |= name.startsWith("--del");
          if (!name.startsWith("--del")) {
            others.add(name);
          }
        }
      }
    }

    private void value(String name, String value) {
      switch (name) {
        case "--rsh" -> ssh(value.strip().split("\\s+"));
        case "--bwlimit" -> {
          if (value.matches("\\d{1,8}")) {
            bandwidth = OptionalInt.of(Integer.parseInt(value));
          } else {
            others.add(name + "=" + value);
          }
        }
        default -> others.add(name + "=" + value);
      }
    }

    /** The port counts; the console looks after host keys and passwords by itself. */
    private void ssh(String[] words) {
      odd |= !words[0].matches("(?:/[\\w.-]+)*/?ssh");
      for (int i = 1; i < words.length; i++) {
        if (words[i].equals("-p") && i + 1 < words.length && words[i + 1].matches("\\d{1,5}")) {
          port = OptionalInt.of(Integer.parseInt(words[i + 1]));
        }
      }
    }

    private RsyncLine line() {
      Matcher from = REMOTE.matcher(paths.get(0));
      Matcher to = REMOTE.matcher(paths.get(1));
      boolean pulls = from.matches();
      Matcher there = pulls ? from : to;
      boolean remote = pulls || to.matches();
      return new RsyncLine(
          pulls ? from.group(3) : paths.get(0),
          remote && !pulls ? to.group(3) : paths.get(1),
          remote && there.group(1) != null ? there.group(1) : "",
          remote ? there.group(2) : "",
          pulls,
          port,
          compress,
          delete,
          checksum,
          bandwidth,
          List.copyOf(others));
    }
  }
}
