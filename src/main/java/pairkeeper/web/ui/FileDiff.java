package pairkeeper.web.ui;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.SecretRef;

/**
 * A file that a step writes, line by line against what is there now; secrets masked.
 *
 * @param fresh whether there is no such file yet
 * @param lines changed lines with two lines around them
 */
public record FileDiff(
    int step, String server, String path, boolean fresh, int added, int removed, List<Line> lines) {

  /**
   * One line.
   *
   * @param kind {@code a} added, {@code d} removed, {@code c} unchanged, {@code g} a gap: lines
   *     left out
   */
  public record Line(String kind, String text) {}

  private static final int AROUND = 2;

  static FileDiff of(int step, String server, Command.PutFile file) {
    List<String> before = lines(file.before());
    List<String> after = lines(SecretRef.masked(file.content()));
    var shown = new ArrayList<Line>();
    int at = 0;
    int added = 0;
    int removed = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
      int start = delta.getSource().getPosition();
      around(shown, before, at, start);
      delta.getSource().getLines().forEach(l -> shown.add(new Line("d", l)));
      delta.getTarget().getLines().forEach(l -> shown.add(new Line("a", l)));
      removed += delta.getSource().size();
      added += delta.getTarget().size();
      at = start + delta.getSource().size();
    }
    for (int i = at; i < Math.min(before.size(), at + AROUND); i++) {
      shown.add(new Line("c", before.get(i)));
    }
    return new FileDiff(step, server, file.path(), before.isEmpty(), added, removed, shown);
  }

  /** Unchanged lines between two changes: all when they are few, else the ones next to them. */
  private static void around(List<Line> shown, List<String> before, int from, int to) {
    int head = from == 0 ? 0 : AROUND;
    boolean gap = to - from > head + AROUND;
    for (int i = from; i < to; i++) {
      if (!gap || i < from + head || i >= to - AROUND) {
        shown.add(new Line("c", before.get(i)));
      } else if (i == from + head) {
        shown.add(new Line("g", "⋯"));
      }
    }
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : text.lines().toList();
  }
}
