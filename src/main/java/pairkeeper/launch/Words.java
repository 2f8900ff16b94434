package pairkeeper.launch;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The launcher's texts in the language of the terminal. The war's own texts are not at hand here,
 * since the launcher speaks before the war exists; hence only named arguments, no plurals.
 */
final class Words {
  private final Properties texts = new Properties();

  private Words(String language) {
    try (Reader in =
        new InputStreamReader(
            Words.class.getResourceAsStream("/i18n/launch_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Chosen by {@code PAIRKEEPER_LANGUAGE}, else by the usual variables of a terminal. */
  static Words of(Map<String, String> environment) {
    String wanted =
        Stream.of("PAIRKEEPER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
            .map(environment::get)
            .filter(value -> value != null && !value.isEmpty())
            .findFirst()
            .orElse("en");
    return new Words(
        Stream.of("pt", "pl", "ru")
            .filter(wanted::startsWith)
            .map(language -> language.equals("pt") ? "pt_BR" : language)
            .findFirst()
            .orElse("en"));
  }

  /** The text with its {@code {name}} arguments filled in. */
  String say(String key, Map<String, String> args) {
    String text = texts.getProperty(key, key);
    for (Map.Entry<String, String> arg : args.entrySet()) {
      text = text.replace("{" + arg.getKey() + "}", arg.getValue());
    }
    return text.replace("''", "'");
  }
}
