package pairkeeper.core.job;

import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.postgres.Lsn;

/**
 * A backup that lies where a job keeps its own, as it says of itself.
 *
 * @param systemIdentifier of the database system, "" when it does not say
 * @param timeline 0 when it does not say
 * @param start where its WAL begins, or null when it does not say
 */
public record LyingBackup(String name, String systemIdentifier, long timeline, Lsn start) {
  private static final int WORDS = 7;

  /** Reads what a server said of the place where a job keeps its backups. */
  public static List<LyingBackup> read(String output) {
    var found = new ArrayList<LyingBackup>();
    for (String line : output.lines().toList()) {
      String[] words = line.strip().split(" ");
      if (words[0].equals("backup") && words.length > 1) {
        boolean said =
            words.length == WORDS
                && words[4].matches("[0-9]{1,20}")
                && words[5].matches("[1-9][0-9]{0,9}")
                && words[6].matches("[0-9A-F]{1,8}/[0-9A-F]{1,8}");
        found.add(
            said
                ? new LyingBackup(words[1], words[4], Long.parseLong(words[5]), Lsn.parse(words[6]))
                : new LyingBackup(words[1], "", 0, null));
      }
    }
    return found;
  }
}
