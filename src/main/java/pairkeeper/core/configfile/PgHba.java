package pairkeeper.core.configfile;

import java.util.ArrayList;
import java.util.List;

/** Text of pg_hba.conf, where the first record that matches decides. */
public final class PgHba {
  private static final String MARK = "# Pairkeeper: these lines come first, the first match decides.";

  private PgHba() {}

  /**
   * The text with that record in force: added before every other record, below records of ours, so
   * that none can shadow it. The same text when the record stands before all foreign ones already.
   */
  public static String add(String text, HbaLine line) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int mark = lines.indexOf(MARK);
    if (mark < 0) {
      mark = firstRecord(lines);
      lines.add(mark, MARK);
      lines.add(mark + 1, "");
    }
    int at = mark + 1;
    while (at < lines.size() && !lines.get(at).isBlank()) {
      if (List.of(lines.get(at).strip().split("\\s+")).equals(line.fields())) {
        return text;
      }
      at++;
    }
    lines.add(at, line.toString());
    return String.join("\n", lines) + "\n";
  }

  private static int firstRecord(List<String> lines) {
    boolean continued = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!continued && !line.isEmpty() && !line.startsWith("#")) {
        return i;
      }
      continued = line.endsWith("\\");
    }
    return lines.size();
  }
}
