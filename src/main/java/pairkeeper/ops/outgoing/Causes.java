package pairkeeper.ops.outgoing;

import java.util.ArrayList;

/** Why something did not work, in the words of the machine. */
public final class Causes {
  private Causes() {}

  /** Kinds and messages of an exception and of what caused it, the outermost first. */
  public static String of(Throwable thrown) {
    var said = new ArrayList<String>();
    for (Throwable t = thrown; t != null && said.size() < 4; t = t.getCause()) {
      String kind = t.getClass().getSimpleName();
      String message = t.getMessage();
      String one = message == null || message.isBlank() ? kind : kind + ": " + message.strip();
      if (said.stream().noneMatch(before -> before.contains(one))) {
        said.add(one);
      }
    }
    return String.join("; ", said);
  }
}
