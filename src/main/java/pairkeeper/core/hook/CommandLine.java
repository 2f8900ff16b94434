package pairkeeper.core.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pairkeeper.core.configfile.ShellWord;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * A command as people type it in one line, and its words. Quotes and backslashes mean what they
 * mean to sh; whatever would make sh do more than that (variables, pipes, patterns) is refused, as
 * no shell reads the words: who wants one calls {@code sh -c '...'}.
 */
public final class CommandLine {
  private static final String ANYWHERE = "|&;<>()$`*?[";
  private static final String AT_START = "#~";

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private CommandLine(String line) {
    this.line = line;
  }

  /** One line from which {@link #words} reads the same words. */
  public static String of(List<String> words) {
    return words.stream().map(ShellWord::readable).collect(Collectors.joining(" "));
  }

  /**
   * @throws Refused on {@code command} for an unclosed quote and for what only a shell understands
   */
  public static List<String> words(String line) {
    var reading = new CommandLine(line);
    reading.read();
    return List.copyOf(reading.words);
  }

  private void read() {
    while (at < line.length()) {
      char c = line.charAt(at);
      at++;
      switch (c) {
        case ' ', '\t' -> endWord();
        case '\'' -> single();
        case '"' -> twofold();
        case '\\' -> append(next());
        default -> {
          if (ANYWHERE.indexOf(c) >= 0 || !inWord && AT_START.indexOf(c) >= 0) {
            throw shell(c);
          }
          append(c);
        }
      }
    }
    endWord();
  }

  private void single() {
    inWord = true;
    int end = line.indexOf('\'', at);
    if (end < 0) {
      throw unclosed();
    }
    word.append(line, at, end);
    at = end + 1;
  }

  private void twofold() {
    inWord = true;
    while (at < line.length() && line.charAt(at) != '"') {
      char c = next();
      if (c == '$' || c == '`') {
        throw shell(c);
      }
      boolean escapes = c == '\\' && at < line.length() && "$`\"\\".indexOf(line.charAt(at)) >= 0;
      append(escapes ? next() : c);
    }
    if (at >= line.length()) {
      throw unclosed();
    }
    at++;
  }

  private char next() {
    if (at >= line.length()) {
      throw unclosed();
    }
    return line.charAt(at++);
  }

  private void append(char c) {
    inWord = true;
    word.append(c);
  }

  private void endWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
  }

  private static Refused shell(char c) {
    return new Refused("command", Text.of("hooks.refused.shell", "sign", String.valueOf(c)));
  }

  private static Refused unclosed() {
    return new Refused("command", Text.of("hooks.refused.unclosed"));
  }
}
