package pairkeeper.core.serverlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server's host said of its log.
 *
 * @param fit "yes", or why it could not be read: syslog, absent, nofolder, unreadable, empty; ""
 *     when it did not say
 * @param log path of the newest file, or of what is missing
 * @param language setting lc_messages, or ""
 * @param unread bytes since the last look
 * @param skipped of them, as there were too many
 * @param gap whether something was removed before it could be looked at
 * @param first whether it was never looked at before
 * @param messages that were understood
 * @param over messages of kinds for which there was no more room
 * @param position where the look ended, for the next one
 * @param whole whether all that was said arrived
 */
public record LogLook(
    String fit,
    String log,
    String language,
    long unread,
    long skipped,
    boolean gap,
    boolean first,
    long messages,
    long over,
    List<LoggedKind> kinds,
    String position,
    boolean whole) {
  private static final int KIND_WORDS = 7;
  private static final int LONGEST_TEXT = 500;
  private static final int LONGEST_PATH = 1000;
  private static final Pattern SEEN = Pattern.compile("seen [0-9]{1,12}");
  private static final Pattern AT =
      Pattern.compile("at ([0-9]{1,20}:[0-9]{1,20} [0-9]{1,19} [0-9]{1,10})");
  private static final Pattern STATE = Pattern.compile("[0-9A-Z]{5}");
  private static final Pattern TIME = Pattern.compile("[0-9: .A-Z+-]{19,40}");

  public LogLook {
    kinds = List.copyOf(kinds);
  }

  /** Whether it could be read. */
  public boolean read() {
    return whole && fit.equals("yes");
  }

  /** Whether there was something to read and none of it was understood. */
  public boolean strange() {
    return read() && messages == 0 && unread - skipped > STRANGE_BYTES;
  }

  /** As much can be one long line. */
  private static final long STRANGE_BYTES = 4096;

  /** Reads lines of a name, a blank and values. */
  public static LogLook read(String output) {
    var said = new Lines();
    output.lines().forEach(said::take);
    return new LogLook(
        said.fit,
        said.log,
        said.language,
        said.unread,
        said.skipped,
        said.gap,
        said.first,
        said.messages,
        said.over,
        said.kinds,
        String.join(" ", said.position),
        said.end);
  }

  private static final class Lines {
    private String fit = "";
    private String log = "";
    private String language = "";
    private long unread;
    private long skipped;
    private boolean gap;
    private boolean first;
    private long messages;
    private long over;
    private final List<LoggedKind> kinds = new ArrayList<>();
    private final List<String> position = new ArrayList<>();
    private boolean end;

    private void take(String line) {
      if (line.startsWith("kind\t")) {
        kind(line.split("\t", -1)).ifPresent(kinds::add);
        return;
      }
      String[] words = line.split(" ", 2);
      String value = words.length < 2 ? "" : words[1].strip();
      switch (words[0]) {
        case "fit" -> fit = value;
        case "log" -> log = cut(value, LONGEST_PATH);
        case "language" -> language = cut(value, 40);
        case "unread" -> unread = number(value);
        case "skipped" -> skipped = number(value);
        case "gap" -> gap = value.equals("yes");
        case "first" -> first = value.equals("yes");
        case "messages" -> messages = number(value);
        case "over" -> over = number(value);
        case "seen" -> {
          if (SEEN.matcher(line.strip()).matches()) {
            position.add(line.strip());
          }
        }
        case "at" -> {
          var at = AT.matcher(line.strip());
          if (at.matches() && !position.isEmpty()) {
            position.add(at.group(1));
          }
        }
        case "end" -> end = true;
        default -> {}
      }
    }

    private static Optional<LoggedKind> kind(String[] w) {
      if (w.length != KIND_WORDS + 1) {
        return Optional.empty();
      }
      var severity = LogSeverity.of(w[1].toLowerCase(java.util.Locale.ROOT));
      var sign = LogSign.of(w[2]);
      if (severity.isEmpty() || sign.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new LoggedKind(
              severity.get(),
              sign.get(),
              STATE.matcher(w[3]).matches() ? w[3] : "",
              number(w[5]),
              time(w[6]),
              time(w[7]),
              cut(w[4], LONGEST_TEXT)));
    }

    private static String time(String said) {
      return TIME.matcher(said).matches() ? said : "";
    }

    private static String cut(String text, int most) {
      return text.length() > most ? text.substring(0, most) : text;
    }

    private static long number(String value) {
      return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }
  }
}
