package pairkeeper.ops.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.audit.AuditFilter;
import pairkeeper.ops.texts.Texts;

/**
 * Writes audit entries as CSV (RFC 4180), a page of them at a time. What a spreadsheet would take
 * for a formula gets an apostrophe in front.
 */
@ApplicationScoped
public class AuditCsv {
  private static final int PAGE = 500;
  private static final List<String> HEADS =
      List.of(
          "utc",
          "chain",
          "number",
          "actor",
          "name",
          "via",
          "act",
          "pair",
          "text",
          "details",
          "previous_hash");

  private AuditTrail trail;
  private Texts texts;

  protected AuditCsv() {}

  @Inject
  public AuditCsv(AuditTrail trail, Texts texts) {
    this.trail = trail;
    this.texts = texts;
  }

  /** Writes all entries that fit the filter, newest first, texts in the reader's language. */
  public void write(AuditFilter filter, Locale reader, Writer out) throws IOException {
    @SuppressWarnings("resource") // the writer is its giver's to close
    CsvWriter csv = CsvWriter.builder().build(out);
    csv.writeRecord(HEADS);
    int written = 0;
    while (true) {
      List<AuditLine> lines = trail.list(filter, written, PAGE);
      for (AuditLine line : lines) {
        csv.writeRecord(row(line, reader));
      }
      written += lines.size();
      if (lines.size() < PAGE) {
        csv.flush();
        return;
      }
    }
  }

  private List<String> row(AuditLine line, Locale reader) {
    AuditEntry e = line.entry();
    return List.of(
        e.at().toString(),
        e.chain().equals(AuditEntry.CONSOLE) ? "console" : e.chain().toString(),
        String.valueOf(e.seq()),
        harmless(e.actorName()),
        harmless(e.actorDisplay()),
        harmless(e.via()),
        e.act(),
        e.pair() == null ? "" : e.pair().toString(),
        harmless(texts.say(line.text(), reader)),
        harmless(e.details()),
        e.prevHash());
  }

  /** The text so that no spreadsheet computes it: see OWASP, CSV Injection. */
  static String harmless(String text) {
    return text.matches("(?s)[=+\\-@\\t\\r\\n].*") ? "'" + text : text;
  }
}
