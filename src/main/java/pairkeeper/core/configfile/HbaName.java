package pairkeeper.core.configfile;

import java.util.Set;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** A word in the database or user column of pg_hba.conf. */
public sealed interface HbaName {
  /** Words that mean something unless they are quoted. */
  Set<String> KEYWORDS = Set.of("all", "sameuser", "samerole", "samegroup", "replication");

  /** The word as the file has it, quoted where it must be. */
  String written();

  /**
   * {@code all}, {@code sameuser}, {@code samerole}, {@code samegroup} or {@code replication}, in
   * their own meaning.
   */
  record Keyword(String word) implements HbaName {
    @Override
    public String written() {
      return word;
    }
  }

  /** A database or role of exactly this name. */
  record Named(String name) implements HbaName {
    /**
     * @throws Refused when the name is empty, longer than 63 bytes, holds control characters, or
     *     starts with a sign that some majors take for a group, a file or a pattern even in quotes
     */
    public Named {
      Words.clean("name", name);
      if (name.isEmpty() || Words.bytes(name) > 63) {
        throw new Refused("name", Text.of("postgres.refused.name-length", "name", name));
      }
      if ("@+/".indexOf(name.charAt(0)) >= 0) {
        throw new Refused("name", Text.of("configfile.refused.hba-sign", "name", name));
      }
    }

    @Override
    public String written() {
      return name.matches("[A-Za-z_][A-Za-z0-9_.-]*") && !KEYWORDS.contains(name)
          ? name
          : '"' + name.replace("\"", "\"\"") + '"';
    }
  }

  /**
   * A word that stands for others: {@code +group}, {@code @file}, {@code /pattern}. Read only.
   *
   * @param written as the file has it
   */
  record Standing(String written) implements HbaName {}

  /** A keyword when it is one, else a name. */
  static HbaName of(String word) {
    return KEYWORDS.contains(word) ? new Keyword(word) : new Named(word);
  }
}
