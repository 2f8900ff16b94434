package pairkeeper.web.inventory;

import java.io.Serializable;
import java.util.List;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Text;

/**
 * What a page shows when somebody else was faster: who, when, and where the two differ.
 *
 * @param version the stored one, over which the person may decide to write
 */
public record Conflict(String by, java.time.Instant at, int version, List<Line> lines)
    implements Serializable {

  /**
   * One field in which the two differ.
   *
   * @param server name of the server it belongs to, or ""
   * @param field key of the field's label
   */
  public record Line(String server, String field, String theirs, String yours)
      implements Serializable {}

  static Conflict of(Overtaken o) {
    return new Conflict(
        o.by(), o.at(), o.version(), o.differences().stream().map(Conflict::line).toList());
  }

  private static Line line(Overtaken.Difference d) {
    int colon = d.field().lastIndexOf(": ");
    String server = colon < 0 ? "" : d.field().substring(0, colon);
    String field = colon < 0 ? d.field() : d.field().substring(colon + 2);
    return new Line(server, "inventory.field." + word(field), d.theirs(), d.yours());
  }

  /** {@code dataDirectory} becomes {@code data-directory}. */
  static String word(String field) {
    return field.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  Text text() {
    return Text.of("inventory.said.overtaken", "by", by);
  }
}
