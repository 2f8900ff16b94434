package pairkeeper.core.run;

/**
 * Output of a step as it is kept: the first 64 KiB and the last 192 KiB, with a line in between
 * that says how much is left out. Sizes are counted in characters.
 */
public final class KeptOutput {
  public static final int HEAD = 64 * 1024;
  public static final int TAIL = 192 * 1024;

  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private long leftOut;

  /** Takes the next piece. NUL, which PostgreSQL cannot store, becomes its symbol. */
  public synchronized void add(String piece) {
    String clean = piece.indexOf('\0') < 0 ? piece : piece.replace('\0', '\u2400');
    int first = Math.min(clean.length(), HEAD - head.length());
    head.append(clean, 0, first);
    tail.append(clean, first, clean.length());
    if (tail.length() > 2 * TAIL) {
      trim();
    }
  }

  private void trim() {
    int cut = Math.max(0, tail.length() - TAIL);
    tail.delete(0, cut);
    leftOut += cut;
  }

  /** What is kept so far. */
  public synchronized String text() {
    trim();
    if (leftOut == 0) {
      return head.toString() + tail;
    }
    return head + "\n[… " + leftOut + " …]\n" + tail;
  }

  /** A whole text cut to what is kept of it. */
  public static String of(String text) {
    var kept = new KeptOutput();
    kept.add(text);
    return kept.text();
  }
}
