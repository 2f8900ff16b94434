package pairkeeper.ops.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.pdf.BaseFont;

/**
 * The letters of one PDF: Latin, Polish, Cyrillic, and fixed ones for what is to be read exactly.
 * Read for each PDF and let go with it; of each only the letters that occur go into the file.
 */
final class PdfLetters {
  private static final int TAB = 4;

  private final BaseFont plain = read("DejaVuSansCondensed.ttf");
  private final BaseFont bold = read("DejaVuSansCondensed-Bold.ttf");
  private final BaseFont exact = read("DejaVuSansMono.ttf");

  private static BaseFont read(String name) {
    try (InputStream in = PdfLetters.class.getResourceAsStream("/fonts/" + name)) {
      return BaseFont.createFont(
          name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, in.readAllBytes(), null);
    } catch (IOException e) {
      throw new UncheckedIOException("font " + name, e);
    }
  }

  Font plain(float size) {
    return new Font(plain, size);
  }

  Font bold(float size) {
    return new Font(bold, size);
  }

  Font exact(float size) {
    return new Font(exact, size);
  }

  BaseFont footer() {
    return plain;
  }

  /**
   * The text with only letters that can be shown. What these letters lack becomes its code, {@code
   * [U+4E2D]}, since a PDF would leave it out without a word.
   */
  String shown(String text) {
    var shown = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().forEach(c -> letter(shown, c));
    return shown.toString();
  }

  private void letter(StringBuilder shown, int c) {
    if (c == '\t') {
      shown.append(" ".repeat(TAB));
    } else if (c == '\n' || exact.charExists(c) && plain.charExists(c)) {
      shown.appendCodePoint(c);
    } else {
      shown.append("[U+%04X]".formatted(c));
    }
  }

  /** How many fixed letters of that size fit in a width, both in points. */
  int fitting(float width, float size) {
    return (int) (width / exact.getWidthPoint('0', size));
  }
}
