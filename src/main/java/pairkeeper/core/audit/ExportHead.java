package pairkeeper.core.audit;

import java.time.Instant;
import java.util.LinkedHashMap;

/** The first line of an exported audit: what it is, of when, and which chains it holds. */
public final class ExportHead {
  /** Name and number of the form. */
  public static final String FORMAT = "pairkeeper-audit-1";

  private ExportHead() {}

  /**
   * One line of JSON, without line break.
   *
   * @param all whether every chain of the console is in it, not only those of some customers
   */
  public static String line(Instant at, boolean all) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("format", FORMAT);
    fields.put("at", at.toString());
    fields.put("chains", all ? "all" : "some");
    return FlatJson.write(fields);
  }
}
