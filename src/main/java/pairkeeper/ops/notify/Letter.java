package pairkeeper.ops.notify;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message in the words of its channel's language.
 *
 * @param id goes with every attempt
 * @param pair id, or null
 * @param customerName "" where it is nobody's
 * @param lines below the title
 * @param link where what it is about is shown, or ""
 * @param foot what stands below all of it
 */
record Letter(
    UUID id,
    Instant at,
    String matter,
    String state,
    UUID customer,
    String customerName,
    UUID pair,
    String pairName,
    String title,
    List<String> lines,
    String link,
    String foot) {

  /** The link as a paragraph, if there is one. */
  String linkBelow() {
    return link.isEmpty() ? "" : link + "\n\n";
  }

  /** Title and lines, as a chat shows them. */
  String text() {
    return lines.isEmpty() ? title : title + "\n\n" + String.join("\n", lines);
  }
}
