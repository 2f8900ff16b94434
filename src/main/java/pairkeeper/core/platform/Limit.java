package pairkeeper.core.platform;

import java.util.Optional;

/**
 * A setting that must not be lower on a standby than on its primary, as a file of its configuration
 * gives it.
 *
 * @param after whether it is read after the console's own file, and so counts more
 */
public record Limit(boolean after, String name, long value, String file) {

  /** From a line like {@code after max_connections 50 /etc/...}; none where it is no number. */
  static Optional<Limit> parse(String line) {
    String[] words = line.split(" ", 4);
    if (words.length < 4 || !words[2].matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Limit(words[0].equals("after"), words[1], Long.parseLong(words[2]), words[3]));
  }
}
