package pairkeeper.ops.dossier;

import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import pairkeeper.core.model.Text;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;

/**
 * The dossier of a run as a PDF on A4: its letters are in it, so that it looks the same everywhere;
 * each page names the run and the hash of its plan.
 */
public final class DossierPdf {
  private static final float SIDE = 48;
  private static final float TOP = 58;

  /** Less room than this is left free under a heading's predecessor. */
  private static final float ROOM = 130;

  private final Document document = new Document(PageSize.A4, SIDE, SIDE, TOP, TOP);
  private final PdfLetters letters = new PdfLetters();
  private final PdfLook look = new PdfLook(letters, PageSize.A4.getWidth() - 2 * SIDE);
  private final PdfWriter writer;

  private DossierPdf(OutputStream out) {
    writer = PdfWriter.getInstance(document, out);
  }

  /**
   * Writes the whole file; the stream stays open.
   *
   * @param reader whose language it is in
   * @param zone in which times are written beside UTC
   */
  public static void write(
      Dossier dossier, Texts texts, Locale reader, ZoneId zone, OutputStream out) {
    new DossierPdf(out).all(dossier, texts, reader, zone);
  }

  private void all(Dossier dossier, Texts texts, Locale reader, ZoneId zone) {
    String title = DossierParts.title(dossier, texts, reader);
    String subject = DossierParts.subject(dossier, texts, reader);
    String hash = texts.say("runs.dossier.hash", reader) + " " + dossier.view().hash();
    writer.setCloseStream(false);
    writer.setPageEvent(
        new PdfPages(
            letters.footer(),
            letters.shown(title + " · " + subject),
            hash,
            n ->
                texts.say(
                    Text.of("runs.dossier.page", "n", "" + n, "total", PdfPages.TOTAL), reader)));
    document.addTitle(title + " · " + subject);
    document.addCreator("Pairkeeper");
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(Language.of(reader).tag()));
    document.open();
    DossierParts.of(dossier, texts, reader, zone).forEach(this::part);
    document.close();
  }

  private void part(Part part) {
    switch (part) {
      case Part.Title t -> {
        document.add(look.title(t.text()));
        document.add(look.soft(t.under()));
      }
      case Part.Heading h -> {
        room();
        new PdfOutline(
            writer.getRootOutline(),
            new PdfDestination(PdfDestination.FITH, writer.getVerticalPosition(true)),
            h.text());
        document.add(look.heading(h.text()));
      }
      case Part.Alarm a -> add(look.alarm(a));
      case Part.Fields f -> add(look.fields(f));
      case Part.Table t -> add(look.rows(t));
      case Part.StepLine s -> {
        room();
        add(look.step(s));
      }
      case Part.Sentence s -> add(look.sentence(s.text(), s.strong()));
      case Part.Exact e -> add(look.exact(e));
    }
  }

  private void room() {
    if (writer.getVerticalPosition(true) - document.bottom() < ROOM) {
      document.newPage();
    }
  }

  private void add(Element element) {
    document.add(element);
  }
}
