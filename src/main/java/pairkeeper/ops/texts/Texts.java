package pairkeeper.ops.texts;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pairkeeper.core.model.Text;

/**
 * Says a text in a reader's language.
 *
 * <p>Patterns are ICU MessageFormat with named arguments. What an argument's name ends with decides
 * how its figure is written, so that core hands over plain numbers: {@code bytes}/{@code …Bytes} as
 * "3.4 MB", {@code seconds}/{@code …Seconds} as "14 min", {@code port}/{@code pid}/{@code timeline}
 * without grouping, and an ISO instant as a time in the reader's zone.
 */
@ApplicationScoped
public class Texts {
  private static final System.Logger LOG = System.getLogger(Texts.class.getName());

  private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);
  private final Map<Language, Map<String, MessageFormat>> parsed = new EnumMap<>(Language.class);

  /** Reads all bundles; about forty small files. */
  public Texts() {
    for (Language language : Language.values()) {
      patterns.put(language, Bundles.of(language));
      parsed.put(language, new ConcurrentHashMap<>());
    }
  }

  /** The text in the reader's language, times in UTC. */
  public String say(Text text, Locale reader) {
    return say(text, reader, ZoneOffset.UTC);
  }

  /**
   * The text in the reader's language.
   *
   * @param reader a locale; English where the console does not speak its language
   * @param zone in which times are written
   */
  public String say(Text text, Locale reader, ZoneId zone) {
    return say(text.key(), text.args(), Language.of(reader), zone);
  }

  /** One sentence of its parts, with a blank before each that does not begin with a comma. */
  public String sentence(List<Text> parts, Locale reader, ZoneId zone) {
    return parts.stream()
        .map(part -> say(part, reader, zone))
        .reduce((said, next) -> said + (next.startsWith(",") ? "" : " ") + next)
        .orElse("");
  }

  /** A text without arguments. */
  public String say(String key, Locale reader) {
    return say(key, Map.of(), Language.of(reader), ZoneOffset.UTC);
  }

  /** Whether there is such a text. */
  public boolean knows(String key) {
    return patterns.get(Language.ENGLISH).containsKey(key);
  }

  private String say(String key, Map<String, Object> args, Language language, ZoneId zone) {
    String pattern = patterns.get(language).get(key);
    if (pattern == null) {
      LOG.log(Level.ERROR, "no text " + key + " in " + language.tag());
      return "⟨" + key + "⟩";
    }
    if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    var figures = new Figures(this, language.locale(), zone);
    MessageFormat format =
        parsed
            .get(language)
            .computeIfAbsent(
                key, k -> new MessageFormat(pattern, ULocale.forLocale(language.locale())));
    synchronized (format) { // ICU's formats keep state while they write
      return format.format(figures.inWords(args));
    }
  }
}
