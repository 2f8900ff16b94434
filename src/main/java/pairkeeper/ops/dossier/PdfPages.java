package pairkeeper.ops.dossier;

import java.awt.Color;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands on every page: which run it is, the hash of its plan, which page of how many. */
final class PdfPages extends PdfPageEventHelper {
  /** Stands for the number of pages, which is known only at the end. */
  static final String TOTAL = "\u0000";

  private static final float SIZE = 7;

  private final BaseFont font;
  private final String head;
  private final String foot;
  private final java.util.function.IntFunction<String> pageOf;
  private PdfTemplate total;

  /**
   * @param pageOf "Page 3 of " and {@link #TOTAL} for a page's number
   */
  PdfPages(BaseFont font, String head, String foot, java.util.function.IntFunction<String> pageOf) {
    this.font = font;
    this.head = head;
    this.foot = foot;
    this.pageOf = pageOf;
  }

  @Override
  public void onOpenDocument(PdfWriter writer, Document document) {
    total = writer.getDirectContent().createTemplate(24, SIZE * 2);
    total.setBoundingBox(new Rectangle(-1, -SIZE, 24, SIZE * 2));
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    PdfContentByte page = writer.getDirectContent();
    float top = document.top() + 20;
    float bottom = document.bottom() - 22;
    line(page, document, top - 6);
    line(page, document, bottom + 11);
    words(page, head, document.left(), top);
    words(page, foot, document.left(), bottom);
    String[] around = pageOf.apply(writer.getPageNumber()).split(TOTAL, 2);
    float reserved = font.getWidthPoint("000" + around[1], SIZE);
    float at = document.right() - reserved - font.getWidthPoint(around[0], SIZE);
    words(page, around[0], at, bottom);
    page.addTemplate(total, document.right() - reserved, bottom);
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    String after = pageOf.apply(1).split(TOTAL, 2)[1];
    words(total, (writer.getPageNumber() - 1) + after, 0, 0);
  }

  private void words(PdfContentByte page, String text, float x, float y) {
    page.beginText();
    page.setColorFill(PdfLook.SOFT);
    page.setFontAndSize(font, SIZE);
    page.setTextMatrix(x, y);
    page.showText(text);
    page.endText();
    page.setColorFill(Color.BLACK);
  }

  private static void line(PdfContentByte page, Document document, float y) {
    page.setColorStroke(PdfLook.HAIR);
    page.setLineWidth(0.5f);
    page.moveTo(document.left(), y);
    page.lineTo(document.right(), y);
    page.stroke();
  }
}
