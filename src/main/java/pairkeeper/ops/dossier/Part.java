package pairkeeper.ops.dossier;

import java.util.List;

/** One part of a dossier as it is read from top to bottom, in words already. */
sealed interface Part {

  /** The title of the whole, with a line under it. */
  record Title(String text, String under) implements Part {}

  record Heading(String text) implements Part {}

  /** What nobody may overlook. */
  record Alarm(String text, String under) implements Part {}

  /** Names and values, one below the other. */
  record Fields(List<Field> fields) implements Part {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  record Field(String name, Cell value) {}

  /**
   * @param shares of the width that each column gets
   */
  record Table(List<String> heads, List<Integer> shares, List<List<Cell>> rows) implements Part {
    public Table {
      heads = List.copyOf(heads);
      shares = List.copyOf(shares);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A value.
   *
   * @param under a second line, or ""
   * @param exact whether it is to be read to the letter: a hash, a name of a fact
   */
  record Cell(String text, String under, boolean exact) {
    static Cell of(String text) {
      return new Cell(text, "", false);
    }

    static Cell of(String text, String under) {
      return new Cell(text, under, false);
    }

    static Cell exact(String text) {
      return new Cell(text, "", true);
    }
  }

  /** The line with which a step begins. */
  record StepLine(int number, String title, String server, String state, String times)
      implements Part {}

  /**
   * A sentence.
   *
   * @param strong whether it says how something ended
   */
  record Sentence(String text, boolean strong) implements Part {}

  /** A command or what it printed, to the letter. */
  record Exact(String text) implements Part {}
}
