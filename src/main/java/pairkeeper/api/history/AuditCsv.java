package pairkeeper.api.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import pairkeeper.api.http.Json;
import pairkeeper.api.history.AuditResource.EntryJson;

/** Audit entries as lines for a spreadsheet (RFC 4180). */
final class AuditCsv {
  private AuditCsv() {}

  static String of(List<EntryJson> entries) {
    var out = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(
        "at", "actor", "via", "act", "customer", "pair", "text", "details", "number",
        "previousHash");
    for (EntryJson e : entries) {
      csv.writeRecord(
          e.at().toString(),
          inert(e.actor()),
          inert(e.via()),
          e.act(),
          e.customer() == null ? "" : e.customer().toString(),
          e.pair() == null ? "" : e.pair().toString(),
          inert(e.text()),
          inert(Json.MAPPER.writeValueAsString(e.details())),
          Long.toString(e.number()),
          e.previousHash());
    }
    return out.toString();
  }

  /** A cell that a spreadsheet would take for a formula is told to be text. */
  private static String inert(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
  }
}
