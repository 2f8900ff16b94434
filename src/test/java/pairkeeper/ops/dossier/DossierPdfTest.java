package pairkeeper.ops.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;

/** What a reader of PDFs finds in the dossier's file. */
class DossierPdfTest {
  private static final Texts TEXTS = new Texts();

  private static byte[] pdf(Language language, Dossier dossier) throws IOException {
    var out = new ByteArrayOutputStream();
    DossierPdf.write(dossier, TEXTS, language.locale(), ZoneId.of("Europe/Warsaw"), out);
    Path kept = Path.of("target", "dossier-" + language.tag() + ".pdf");
    Files.createDirectories(kept.getParent());
    Files.write(kept, out.toByteArray());
    return out.toByteArray();
  }

  private static String read(byte[] pdf, int page) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripper();
      stripper.setStartPage(page == 0 ? 1 : page);
      stripper.setEndPage(page == 0 ? document.getNumberOfPages() : page);
      return stripper.getText(document);
    }
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document.getNumberOfPages();
    }
  }

  private static String manyLines() {
    return IntStream.rangeClosed(1, 400)
        .mapToObj(n -> "line %d of the output".formatted(n))
        .collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, Dossier of run 12, Facts that the plan rests on",
    "PORTUGUESE, Dossiê da execução 12, Fatos em que o plano se baseia",
    "POLISH, Dossier przebiegu 12, 'Fakty, na których opiera się plan'",
    "RUSSIAN, Досье запуска 12, 'Факты, на которых основан план'"
  })
  void is_in_the_readers_language_with_all_its_letters(
      Language language, String title, String facts) throws IOException {
    String read = read(pdf(language, SampleDossier.with("true", "done")), 0);

    assertThat(read)
        .contains(title, facts, "łukasz-his Москва", "Zażółć gęślą jaźń", "Łucja Żak")
        .contains("Анна Щукина", TEXTS.say("reviews.moment.detected", language.locale()))
        .contains(TEXTS.say("reviews.unknown", language.locale()))
        .contains(TEXTS.say("runs.dossier.steps", language.locale()))
        .contains(TEXTS.say("guards.no-backup.title", language.locale()).split(" ")[0]);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_page_says_which_run_and_plan_and_page_it_is(Language language) throws IOException {
    byte[] pdf = pdf(language, SampleDossier.with("true", manyLines()));
    int pages = pages(pdf);

    assertThat(pages).isGreaterThan(5);
    for (int page = 1; page <= pages; page++) {
      assertThat(read(pdf, page).replaceAll("\\s+", " "))
          .contains(DossierParts.title(SampleDossier.with("", ""), TEXTS, language.locale()))
          .contains(SampleDossier.HASH)
          .containsPattern("\\S+ " + page + " \\S+ ?" + pages);
    }
    assertThat(read(pdf, 0)).contains("line 1 of the output", "line 400 of the output");
  }

  @Test
  void a_long_command_is_wrapped_and_whole() throws IOException {
    byte[] pdf = pdf(Language.ENGLISH, SampleDossier.with(SampleDossier.LONG, ""));

    String read =
        read(pdf, 0).replace("\r", "").replace("\n" + ExactLines.GOES_ON, "").replace("\n", " ");
    assertThat(read.replaceAll("\\s+", "")).contains(SampleDossier.LONG.replaceAll("\\s+", ""));
  }

  @Test
  void a_commands_indentation_stays() {
    assertThat(ExactLines.of("if true; then\n    done=1\nfi\n", 40))
        .containsExactly("if true; then", "    done=1", "fi");
  }

  @Test
  void secrets_stay_masked() throws IOException {
    var secret = java.util.UUID.randomUUID();
    byte[] pdf =
        pdf(Language.RUSSIAN, SampleDossier.with("PGPASSWORD=" + SecretRef.to(secret), ""));

    assertThat(read(pdf, 0)).contains("PGPASSWORD=").doesNotContain(secret.toString());
  }

  @Test
  void what_has_no_letter_is_named_by_its_code() throws IOException {
    byte[] pdf = pdf(Language.ENGLISH, SampleDossier.with("true", "said \u4e2d and \u0007 bell"));

    assertThat(read(pdf, 0)).contains("[U+4E2D]", "[U+0007]");
  }

  @Test
  void letters_are_in_the_file_and_its_language_is_told() throws IOException {
    byte[] pdf = pdf(Language.POLISH, SampleDossier.with("true", ""));

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("pl");
      assertThat(document.getDocumentInformation().getTitle()).contains("12");
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
    assertThat(pdf.length).isLessThan(250_000);
  }

  @Test
  void as_html_nothing_that_a_server_said_is_markup() {
    String html =
        DossierHtml.write(
            SampleDossier.with("true", "<script>alert(1)</script>"),
            TEXTS,
            Language.RUSSIAN.locale(),
            ZoneId.of("UTC"));

    assertThat(html)
        .contains("lang=\"ru\"", "Досье запуска 12", "&lt;script&gt;alert(1)")
        .doesNotContain("<script");
  }
}
