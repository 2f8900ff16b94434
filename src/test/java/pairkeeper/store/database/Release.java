package pairkeeper.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a release left behind for the tests of all later ones: a database of it with data, as SQL of
 * each kind, and the sums of its migrations. The last folder may be a candidate ({@code
 * 0.1-candidate}): of a release that is not out yet, so that others may still add migrations of
 * lower numbers.
 */
record Release(Path folder) {
  static final Path ALL = Path.of("src/test/resources/released");
  private static final Path MIGRATIONS = Path.of("db-migrations");
  private static final String SUMS = "migrations.sha256";
  private static final String CANDIDATE = "-candidate";

  static List<Release> all() {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(Release::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean candidate() {
    return folder.toString().endsWith(CANDIDATE);
  }

  Path script(String database) {
    return folder.resolve(database + ".sql");
  }

  /** Sums by file, as they were when it was released. */
  Map<String, String> sums() throws IOException {
    var sums = new TreeMap<String, String>();
    for (String line : Files.readAllLines(folder.resolve(SUMS))) {
      String[] words = line.split("  ", 2);
      sums.put(words[1], words[0]);
    }
    return sums;
  }

  /** Sums of the migrations as they are now. */
  static Map<String, String> sumsNow() throws IOException {
    try (Stream<Path> files = Files.walk(MIGRATIONS)) {
      var sums = new TreeMap<String, String>();
      files
          .filter(f -> f.toString().endsWith(".sql"))
          .forEach(f -> sums.put(MIGRATIONS.relativize(f).toString(), sum(f)));
      return sums;
    }
  }

  private static String sum(Path file) {
    try {
      // however a checkout ends its lines
      String text = Files.readString(file).replace("\r\n", "\n");
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An empty folder for a release, in place of its candidate. */
  static Release fresh(String name) throws IOException {
    for (Release old : all()) {
      if (old.candidate() || old.folder().getFileName().toString().equals(name)) {
        try (Stream<Path> files = Files.list(old.folder())) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(old.folder());
      }
    }
    return new Release(Files.createDirectories(ALL.resolve(name)));
  }

  void keepSums() throws IOException {
    var lines = sumsNow().entrySet().stream().map(e -> e.getValue() + "  " + e.getKey()).toList();
    Files.write(folder.resolve(SUMS), lines);
  }
}
