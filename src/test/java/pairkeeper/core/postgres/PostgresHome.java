package pairkeeper.core.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/** The server programs of one major on this machine: Debian's, else those from Maven Central. */
public final class PostgresHome {
  private static final Path JARS = Path.of("target/postgres-majors");
  private static final Path UNPACKED = Path.of("/tmp/pairkeeper-postgres-majors");

  private PostgresHome() {}

  /** Majors whose servers tests can start here. */
  public static List<PgMajor> majors() {
    return PgMajor.ALL.stream().filter(pg -> debian(pg) || jar(pg) != null).toList();
  }

  /** The directory that has {@code bin/postgres}. */
  public static Path of(PgMajor pg) {
    return debian(pg) ? Path.of("/usr/lib/postgresql", pg.text()) : unpacked(jar(pg));
  }

  /** Debian's, for programs that Maven's archives lack: psql, pg_basebackup. */
  public static Path clientProgram(String name) {
    return Path.of("/usr/lib/postgresql/15/bin", name);
  }

  private static boolean debian(PgMajor pg) {
    return Files.isExecutable(Path.of("/usr/lib/postgresql", pg.text(), "bin/postgres"));
  }

  private static Path jar(PgMajor pg) {
    try (var all = Files.newDirectoryStream(JARS, "*-" + pg.text() + ".*.jar")) {
      for (Path jar : all) {
        return jar;
      }
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("run first: mvn dependency:copy@postgres-majors", e);
    }
  }

  private static synchronized Path unpacked(Path jar) {
    Path home = UNPACKED.resolve(jar.getFileName().toString());
    if (Files.isDirectory(home)) {
      return home;
    }
    try {
      Files.createDirectories(UNPACKED);
      Path half = Files.createTempDirectory(UNPACKED, "half");
      Path archive = half.resolve("server.txz");
      try (var zip = new ZipFile(jar.toFile())) {
        var entry = zip.stream().filter(e -> e.getName().endsWith(".txz")).findFirst();
        Files.copy(zip.getInputStream(entry.orElseThrow()), archive);
      }
      Programs.run(List.of("tar", "-xJf", archive.toString(), "-C", half.toString()));
      Files.delete(archive);
      Programs.run(new ArrayList<>(List.of("chmod", "-R", "a+rX", half.toString())));
      // renamed only when whole: another test process may be waiting for it
      Files.move(half, home);
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
