package pairkeeper.ops.texts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the console; one line here and one bundle per area make a new one. */
public enum Language {
  ENGLISH("en", "English"),
  PORTUGUESE("pt-BR", "Português (Brasil)"),
  POLISH("pl", "Polski"),
  RUSSIAN("ru", "Русский");

  private final Locale locale;
  private final String ownName;

  Language(String tag, String ownName) {
    this.locale = Locale.forLanguageTag(tag);
    this.ownName = ownName;
  }

  public Locale locale() {
    return locale;
  }

  /** The BCP 47 tag: {@code en}, {@code pt-BR}, {@code pl}, {@code ru}. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** The end of its bundles' file names: {@code pt_BR}. */
  public String suffix() {
    return locale.toString();
  }

  /** What its speakers call it; shown in the switch, whatever the page's language is. */
  public String ownName() {
    return ownName;
  }

  /** The language of a tag, by the language part alone if need be ({@code pt} is {@code pt-BR}). */
  public static Optional<Language> of(String tag) {
    return tag == null || tag.isBlank() ? Optional.empty() : near(Locale.forLanguageTag(tag));
  }

  /** The language of a locale; English where the console has none. The machine's is never asked. */
  public static Language of(Locale locale) {
    return near(locale).orElse(ENGLISH);
  }

  /**
   * The first language of an {@code Accept-Language} header that the console has, else English.
   *
   * @param header as the browser sent it, or null; a malformed one counts as none
   */
  public static Language accepted(String header) {
    if (header == null || header.isBlank()) {
      return ENGLISH;
    }
    try {
      return Locale.LanguageRange.parse(header).stream()
          .flatMap(range -> of(range.getRange()).stream())
          .findFirst()
          .orElse(ENGLISH);
    } catch (IllegalArgumentException malformed) {
      return ENGLISH;
    }
  }

  private static Optional<Language> near(Locale wanted) {
    var all = List.of(values());
    return all.stream()
        .filter(l -> l.locale.equals(wanted))
        .findFirst()
        .or(() ->
            all.stream()
                .filter(l -> l.locale.getLanguage().equals(wanted.getLanguage()))
                .findFirst());
  }
}
