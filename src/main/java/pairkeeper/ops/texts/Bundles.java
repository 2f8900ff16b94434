package pairkeeper.ops.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Reads the bundles of one language: every {@code i18n/<area>_<language>.properties} there is, from
 * a folder, a jar or a war. Nobody keeps a list of areas, so none can be forgotten in it.
 */
final class Bundles {
  /** A file that is surely there and shows where the others are. */
  private static final String ANCHOR = "/i18n/common_en.properties";

  private Bundles() {}

  /**
   * Patterns by key.
   *
   * @throws IllegalStateException when two files hold the same key
   */
  static Map<String, String> of(Language language) {
    URL anchor = Bundles.class.getResource(ANCHOR);
    if (anchor == null) {
      throw new IllegalStateException("no bundles: " + ANCHOR);
    }
    try {
      URI place = anchor.toURI();
      if (!"jar".equals(place.getScheme())) {
        return read(Path.of(place).getParent(), language);
      }
      try (var jar = FileSystems.newFileSystem(place, Map.of())) {
        return read(jar.provider().getPath(place).getParent(), language);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> read(Path folder, Language language) throws IOException {
    var patterns = new TreeMap<String, String>();
    for (Path file : files(folder, "_" + language.suffix() + ".properties")) {
      var bundle = new Properties();
      try (var reader = Files.newBufferedReader(file)) {
        bundle.load(reader);
      }
      for (String key : bundle.stringPropertyNames()) {
        if (patterns.put(key, bundle.getProperty(key)) != null) {
          throw new IllegalStateException("key in two bundles: " + key);
        }
      }
    }
    return patterns;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().endsWith(ending)).sorted().toList();
    }
  }
}
