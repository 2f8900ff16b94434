package pairkeeper.core.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A line of a crontab that says something, as crontab(5) of Debian reads it. Lines copied out of a
 * manual may begin with a bullet.
 */
public sealed interface CrontabLine {

  /** Its number in the text, from 1. */
  int number();

  /**
   * A command at its times.
   *
   * @param user who runs it, "" in a user's own crontab
   * @param command what the shell gets: an escaped percent sign has lost its backslash
   * @param input what the command gets to read: all after the first bare percent sign, with each
   *     further one as a line break; "" without
   */
  record Entry(int number, Schedule.Cron schedule, String user, String command, String input)
      implements CrontabLine {}

  /** A variable for the lines below it, quotes taken off. */
  record Setting(int number, String name, String value) implements CrontabLine {}

  /** A line that could not be read, and why. */
  record Unread(int number, String line, Text why) implements CrontabLine {}

  /**
   * All lines but blank ones and comments.
   *
   * @param users whether a user stands before each command, as in {@code /etc/crontab}
   */
  static List<CrontabLine> read(String crontab, boolean users) {
    var found = new ArrayList<CrontabLine>();
    int number = 0;
    for (String line : crontab.lines().toList()) {
      number++;
      String text = line.strip().replaceFirst("^[-•]\\s+", "");
      if (!text.isEmpty() && !text.startsWith("#")) {
        found.add(new Reader(number, text, users).read());
      }
    }
    return List.copyOf(found);
  }

  /** One line. */
  record Reader(int number, String text, boolean users) {
    private static final Pattern SETTING =
        Pattern.compile("[\"']?([A-Za-z_][A-Za-z0-9_]*)[\"']?\\s*=\\s*(.*)");
    private static final Pattern ENTRY = Pattern.compile("(@\\S+|\\S+(?:\\s+\\S+){4})\\s+(\\S.*)");
    private static final Pattern USER = Pattern.compile("([A-Za-z0-9_][^\\s:/]*)\\s+(\\S.*)");

    CrontabLine read() {
      Matcher setting = SETTING.matcher(text);
      if (setting.matches()) {
        return new Setting(number, setting.group(1), bare(setting.group(2)));
      }
      Matcher entry = ENTRY.matcher(text);
      if (!entry.matches()) {
        return unread(Text.of("schedule.refused.crontab"));
      }
      try {
        var schedule = new Schedule.Cron(entry.group(1));
        return users ? withUser(schedule, entry.group(2)) : entry(schedule, "", entry.group(2));
      } catch (Refused refused) {
        return unread(refused.text());
      }
    }

    private CrontabLine withUser(Schedule.Cron schedule, String rest) {
      Matcher user = USER.matcher(rest);
      return user.matches()
          ? entry(schedule, user.group(1), user.group(2))
          : unread(Text.of("schedule.refused.crontab-user"));
    }

    private Entry entry(Schedule.Cron schedule, String user, String rest) {
      var command = new StringBuilder();
      var input = new StringBuilder();
      StringBuilder to = command;
      for (int i = 0; i < rest.length(); i++) {
        char c = rest.charAt(i);
        if (c == '\\' && i + 1 < rest.length() && rest.charAt(i + 1) == '%') {
          to.append('%');
          i++;
        } else if (c != '%') {
          to.append(c);
        } else if (to == command) {
          to = input;
        } else {
          to.append('\n');
        }
      }
      return new Entry(number, schedule, user, command.toString(), input.toString());
    }

    private Unread unread(Text why) {
      return new Unread(number, text, why);
    }

    private static String bare(String value) {
      boolean quoted =
          value.length() > 1
              && (value.startsWith("\"") || value.startsWith("'"))
              && value.charAt(value.length() - 1) == value.charAt(0);
      return quoted ? value.substring(1, value.length() - 1) : value;
    }
  }
}
