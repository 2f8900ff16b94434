package pairkeeper.ops.dossier;

import java.awt.Color;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/** How the parts of a dossier look on paper: ink, hairlines, red only for what nobody may miss. */
final class PdfLook {
  static final Color INK = new Color(0x18, 0x20, 0x24);
  static final Color SOFT = new Color(0x59, 0x63, 0x6a);
  static final Color HAIR = new Color(0xc4, 0xca, 0xc6);
  static final Color GROUND = new Color(0xf0, 0xf2, 0xf0);
  static final Color PERSON = new Color(0xad, 0x1f, 0x1a);

  private static final float BODY = 9;
  private static final float SMALL = 8;
  private static final float EXACT = 7.5f;
  private static final int LINES_A_CELL = 24;

  private final PdfLetters letters;
  private final float width;

  /**
   * @param width of the text, in points
   */
  PdfLook(PdfLetters letters, float width) {
    this.letters = letters;
    this.width = width;
  }

  PdfPTable title(String text) {
    return spaced(words(text, letters.bold(18), INK), 0, 2);
  }

  PdfPTable soft(String text) {
    return spaced(words(text, letters.plain(SMALL), SOFT), 0, 8);
  }

  PdfPTable heading(String text) {
    return spaced(words(text, letters.bold(12), INK), 14, 6);
  }

  PdfPTable sentence(String text, boolean strong) {
    return spaced(words(text, strong ? letters.bold(BODY) : letters.plain(BODY), INK), 1, 2);
  }

  PdfPTable alarm(Part.Alarm alarm) {
    PdfPTable table = table(1);
    var cell = new PdfPCell();
    cell.setBorderColor(PERSON);
    cell.setBorderWidth(1.2f);
    cell.setPadding(8);
    cell.addElement(words(alarm.text(), letters.bold(11), PERSON));
    cell.addElement(words(alarm.under(), letters.plain(BODY), INK));
    table.addCell(cell);
    return table;
  }

  PdfPTable fields(Part.Fields fields) {
    PdfPTable table = table(28, 72);
    for (Part.Field field : fields.fields()) {
      table.addCell(cell(words(field.name(), letters.bold(BODY), INK)));
      table.addCell(value(field.value()));
    }
    return table;
  }

  PdfPTable rows(Part.Table rows) {
    PdfPTable table = table(rows.shares().stream().mapToInt(i -> i).toArray());
    rows.heads().forEach(h -> table.addCell(cell(words(h, letters.bold(SMALL), SOFT))));
    table.setHeaderRows(1);
    rows.rows().forEach(row -> row.forEach(c -> table.addCell(value(c))));
    return table;
  }

  PdfPTable step(Part.StepLine step) {
    PdfPTable table = table(6, 62, 32);
    table.setSpacingBefore(9);
    table.setSpacingAfter(1);
    table.addCell(cell(words(step.number() + "", letters.bold(BODY), SOFT)));
    PdfPCell title = cell(words(step.title(), letters.bold(BODY + 1), INK));
    if (!step.times().isEmpty()) {
      title.addElement(words(step.times(), letters.plain(EXACT), SOFT));
    }
    table.addCell(title);
    Paragraph state = words(step.state(), letters.bold(BODY), INK);
    state.setAlignment(Element.ALIGN_RIGHT);
    PdfPCell right = cell(state);
    right.setPaddingRight(0);
    if (!step.server().isEmpty()) {
      Paragraph server = words(step.server(), letters.exact(EXACT), SOFT);
      server.setAlignment(Element.ALIGN_RIGHT);
      right.addElement(server);
    }
    table.addCell(right);
    return table;
  }

  /** In pieces, so that a long output goes over as many pages as it needs. */
  PdfPTable exact(Part.Exact exact) {
    PdfPTable table = table(1);
    table.setSpacingBefore(3);
    var lines = ExactLines.of(letters.shown(exact.text()), letters.fitting(width - 14, EXACT) - 1);
    for (int from = 0; from < lines.size(); from += LINES_A_CELL) {
      int to = Math.min(lines.size(), from + LINES_A_CELL);
      var cell = new PdfPCell();
      cell.setBorder(Rectangle.NO_BORDER);
      cell.setBackgroundColor(GROUND);
      cell.setPaddingLeft(6);
      cell.setPaddingRight(6);
      cell.setPaddingTop(from == 0 ? 2 : 0);
      cell.setPaddingBottom(to == lines.size() ? 6 : 0);
      Font font = letters.exact(EXACT);
      font.setColor(INK);
      var all = new Paragraph(EXACT * 1.35f, String.join("\n", lines.subList(from, to)), font);
      cell.addElement(all);
      table.addCell(cell);
    }
    return table;
  }

  private PdfPTable table(int... shares) {
    var table = new PdfPTable(shares.length);
    table.setWidthPercentage(100);
    float[] widths = new float[shares.length];
    for (int i = 0; i < shares.length; i++) {
      widths[i] = shares[i];
    }
    table.setWidths(widths);
    table.setSplitLate(false);
    table.setSpacingAfter(4);
    return table;
  }

  private PdfPCell value(Part.Cell value) {
    Font font = value.exact() ? letters.exact(EXACT) : letters.plain(BODY);
    PdfPCell cell = cell(words(value.text(), font, INK));
    if (!value.under().isEmpty()) {
      cell.addElement(words(value.under(), letters.plain(SMALL), SOFT));
    }
    return cell;
  }

  private static PdfPCell cell(Phrase first) {
    var cell = new PdfPCell();
    cell.setBorder(Rectangle.TOP);
    cell.setBorderColor(HAIR);
    cell.setBorderWidth(0.5f);
    cell.setPaddingLeft(0);
    cell.setPaddingRight(8);
    cell.setPaddingTop(0);
    cell.setPaddingBottom(5);
    cell.addElement(first);
    return cell;
  }

  private Paragraph words(String text, Font font, Color colour) {
    font.setColor(colour);
    return new Paragraph(font.getSize() * 1.35f, letters.shown(text), font);
  }

  /** A table too: what stands outside of tables would be read before all of them. */
  private PdfPTable spaced(Paragraph words, float before, float after) {
    PdfPTable table = table(1);
    table.setSpacingBefore(before);
    table.setSpacingAfter(after);
    var cell = new PdfPCell();
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(0);
    cell.setPaddingBottom(2);
    cell.addElement(words);
    table.addCell(cell);
    return table;
  }
}
