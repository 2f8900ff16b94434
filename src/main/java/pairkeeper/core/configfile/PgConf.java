package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.SqlText;

/**
 * Text of postgresql.conf, of files included by it and of recovery.conf, where the last line about
 * a setting wins. Comments, order, indentation and line endings stay as they are. Source:
 * PostgreSQL documentation, "Setting Parameters", and guc-file.l.
 */
public final class PgConf {
  private static final String HEADER =
      "# Written by Pairkeeper; changes made here are lost. Set other values in postgresql.conf.\n";
  private static final Pattern BARE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(\\.[0-9]+)?[A-Za-z]{0,3}");
  static final Set<String> INCLUDES = Set.of("include", "include_if_exists", "include_dir");

  private PgConf() {}

  /**
   * A setting as one file says it.
   *
   * @param line counted from 1
   */
  public record Setting(String name, String value, int line) {}

  /** What this file says last about the setting; an include after it may say otherwise. */
  public static Optional<String> get(String text, String name) {
    return list(text).stream()
        .filter(s -> s.name().equalsIgnoreCase(name))
        .reduce((first, second) -> second)
        .map(Setting::value);
  }

  /** Every setting in the file's order, overridden ones too, includes left out. */
  public static List<Setting> list(String text) {
    return read(text, false);
  }

  /** Every include directive: its kind, the file or directory, its line. */
  public static List<Setting> includes(String text) {
    return read(text, true);
  }

  /**
   * The text with that setting in force: the last line about it changed, else a commented out
   * default made a setting, else a line added at the end. The same text when it says so already.
   *
   * @throws Refused when a name or a value cannot stand in the file
   */
  public static String set(String text, String name, String value) {
    String setting = name(name);
    Words.clean(setting, value);
    var lines = TextLines.split(text);
    int at = last(lines, setting, false);
    if (at >= 0) {
      var line = ConfLine.read(lines.get(at)).orElseThrow();
      if (line.value().equals(value)) {
        return text;
      }
      lines.set(at, line.with(value));
      return String.join("", lines);
    }
    at = last(lines, setting, true);
    if (at >= 0) {
      lines.set(at, ConfLine.readCommented(lines.get(at)).orElseThrow().with(value));
    } else {
      TextLines.append(lines, setting + " = " + (needsNoQuotes(value) ? value : quoted(value)));
    }
    return String.join("", lines);
  }

  /** The text without that setting: each line about it commented out. */
  public static String unset(String text, String name) {
    var lines = TextLines.split(text);
    lines.replaceAll(line ->
        ConfLine.read(line).filter(l -> l.isFor(name) && !l.isInclude()).isPresent()
            ? "#" + line
            : line);
    return String.join("", lines);
  }

  /**
   * A file that the console owns alone, its settings in the order of the map.
   *
   * @throws Refused when a name or a value cannot stand in the file
   */
  public static String managed(Map<String, String> settings) {
    return HEADER + lines(settings);
  }

  /** One line per setting, each value quoted. */
  static String lines(Map<String, String> settings) {
    var text = new StringBuilder();
    settings.forEach((name, value) ->
        text.append(name(name))
            .append(" = ")
            .append(quoted(Words.clean(name, value)))
            .append('\n'));
    return text.toString();
  }

  /**
   * A value in quotes: backslash and quote doubled as PostgreSQL reads them.
   *
   * @throws Refused for a control character: with a line break the whole file would not load
   */
  public static String quoted(String value) {
    return "'" + Words.clean("setting", value).replace("\\", "\\\\").replace("'", "''") + "'";
  }

  static boolean needsNoQuotes(String value) {
    return BARE.matcher(value).matches();
  }

  private static String name(String name) {
    if (INCLUDES.contains(SqlText.settingName(name).toLowerCase(Locale.ROOT))) {
      throw new Refused("setting", Text.of("postgres.refused.setting-name", "name", name));
    }
    return name;
  }

  private static List<Setting> read(String text, boolean includes) {
    var found = new ArrayList<Setting>();
    var lines = TextLines.split(text);
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      ConfLine.read(lines.get(i))
          .filter(l -> l.isInclude() == includes)
          .ifPresent(l -> found.add(new Setting(l.name(), l.value(), number)));
    }
    return found;
  }

  private static int last(List<String> lines, String name, boolean commented) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      var line = commented ? ConfLine.readCommented(lines.get(i)) : ConfLine.read(lines.get(i));
      if (line.filter(l -> l.isFor(name)).isPresent()) {
        return i;
      }
    }
    return -1;
  }
}
