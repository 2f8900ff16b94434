package pairkeeper.ops.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import pairkeeper.core.plan.Secret;
import pairkeeper.store.backup.BrokenBackup;
import pairkeeper.store.backup.NewerBackup;
import pairkeeper.store.backup.Snapshot;
import pairkeeper.store.backup.TablesIn;
import pairkeeper.store.database.OwnDatabase;

/**
 * Brings a backup back into an empty data folder and, where one is named, an empty PostgreSQL
 * database. Called by the launcher, which has another class loader, without the container: all it
 * takes and gives are types of Java's own. Whatever is in the way is said and left as it is.
 */
public final class Restore {
  /** Stands as long as a restore is not finished: nobody starts there, and it may be repeated. */
  private static final String UNFINISHED = "restoring";

  private static final Set<String> LAUNCHERS = Set.of("pairkeeper.lock", "log", "runtime");
  private static final String H2_FILE = "console.mv.db";

  private final Path data;
  private final Path keyFile;
  private final OwnDatabase database;

  private boolean whole;
  private boolean wroteKey;

  private Restore(Map<String, String> environment, Path data) {
    this.data = data;
    this.keyFile =
        Path.of(
            environment.getOrDefault(
                "PAIRKEEPER_KEY_FILE", data.resolve("console.key").toString()));
    this.database = OwnDatabase.of(environment, data);
  }

  /** What a person has to know; never a secret. */
  private static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> said;

    Stopped(String key, String... args) {
      super(key);
      var all = new java.util.HashMap<String, String>();
      all.put("key", "launch.restore." + key);
      for (int i = 0; i < args.length; i += 2) {
        all.put(args[i], args[i + 1]);
      }
      this.said = Map.copyOf(all);
    }
  }

  /**
   * Restores it.
   *
   * @param environment the {@code PAIRKEEPER_*} variables
   * @param data the data folder, which the launcher holds
   * @return a text of the launcher ({@code key}) with its arguments; {@code launch.restore.done}
   *     when it is done, {@code launch.restore.database...} when the database is in the way
   */
  public static Map<String, String> restore(
      Map<String, String> environment, Path data, Path file, char[] passphrase) {
    try {
      return new Restore(environment, data).from(file, Secret.of(new String(passphrase)));
    } catch (Stopped e) {
      return e.said;
    }
  }

  private Map<String, String> from(Path file, Secret passphrase) throws Stopped {
    insistOnEmptyFolder();
    insistOnEmptyDatabase();
    TablesIn.Seen seen = read(file, passphrase);
    insistOnFreeKey(seen.head().key());
    try {
      Path unfinished = unfinished();
      load(file, passphrase, seen, unfinished);
      whole = true;
      deleteAll(unfinished);
    } catch (NewerBackup e) {
      cleanUp();
      throw new Stopped("newer", "version", seen.head().program());
    } catch (IOException | SQLException | FlywayException e) {
      cleanUp();
      throw new Stopped("failed", "reason", reason(e));
    }
    return Map.of(
        "key", "launch.restore.done",
        "made", seen.head().madeAt().toString(),
        "by", seen.head().by(),
        "rows", String.valueOf(seen.total()),
        "database", database.shown());
  }

  private void insistOnEmptyFolder() throws Stopped {
    try (Stream<Path> files = Files.list(data)) {
      boolean again = Files.exists(data.resolve(UNFINISHED));
      List<String> there =
          files
              .map(f -> f.getFileName().toString())
              .filter(f -> !LAUNCHERS.contains(f) && !f.equals("lost+found"))
              .filter(f -> !(again && f.equals(UNFINISHED)))
              .filter(f -> !data.resolve(f).equals(keyFile.toAbsolutePath()))
              .sorted()
              .toList();
      if (!there.isEmpty()) {
        throw new Stopped("not-empty", "data", data.toString(), "found", there.getFirst());
      }
    } catch (IOException e) {
      throw new Stopped("failed", "reason", reason(e));
    }
  }

  private void insistOnEmptyDatabase() throws Stopped {
    if (!database.postgresql()) {
      return;
    }
    try {
      var there = new Snapshot(database);
      boolean again = Files.exists(data.resolve(UNFINISHED)) && there.unused();
      if (again) {
        there.clear();
      }
      if (!there.empty()) {
        throw new Stopped("database-not-empty", "url", database.shown());
      }
    } catch (SQLException e) {
      throw new Stopped("database", "url", database.shown(), "reason", reason(e));
    }
  }

  private static TablesIn.Seen read(Path file, Secret passphrase) throws Stopped {
    try (InputStream in = SealedFile.read(file, passphrase)) {
      return TablesIn.check(in);
    } catch (NoSuchFileException e) {
      throw new Stopped("no-file", "file", file.toString());
    } catch (SealedFile.NoBackup e) {
      throw new Stopped("no-backup", "file", file.toString());
    } catch (SealedFile.WrongPassphrase e) {
      throw new Stopped("passphrase", "file", file.toString());
    } catch (IOException e) {
      throw new Stopped("broken", "file", file.toString(), "reason", reason(e));
    }
  }

  /** The very same key may be there: a restore that was killed has put it there. */
  private void insistOnFreeKey(Secret key) throws Stopped {
    try {
      boolean other =
          Files.exists(keyFile)
              && !Files.readString(keyFile, StandardCharsets.UTF_8).equals(key.reveal());
      if (other) {
        throw new Stopped("key-there", "file", keyFile.toString());
      }
    } catch (IOException e) {
      throw new Stopped("key-there", "file", keyFile.toString());
    }
  }

  private Path unfinished() throws IOException {
    Path unfinished = data.resolve(UNFINISHED);
    deleteAll(unfinished);
    return Files.createDirectory(unfinished);
  }

  private void load(Path file, Secret passphrase, TablesIn.Seen seen, Path unfinished)
      throws IOException, SQLException {
    OwnDatabase into = database.postgresql() ? database : OwnDatabase.h2(unfinished);
    try (InputStream in = SealedFile.read(file, passphrase)) {
      new Snapshot(into)
          .load(seen.head().migrations(), in, () -> writeKey(unfinished, seen.head().key()));
    }
    if (!database.postgresql()) {
      try (var connection = into.connect();
          var shutdown = connection.createStatement()) {
        shutdown.execute("shutdown");
      }
      move(unfinished.resolve(H2_FILE), data.resolve(H2_FILE));
    }
  }

  private void writeKey(Path unfinished, Secret key) throws IOException {
    if (Files.exists(keyFile)) {
      return;
    }
    Path fresh = unfinished.resolve("console.key");
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, key.reveal(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.createDirectories(keyFile.toAbsolutePath().getParent());
    move(fresh, keyFile);
    wroteKey = true;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherDisk) {
      Files.move(from, to);
    }
  }

  /** Leaves the place as empty as it was; what cannot be removed lets the next restore try. */
  private void cleanUp() {
    if (whole) {
      return;
    }
    try {
      var there = new Snapshot(database);
      if (database.postgresql()) {
        if (!there.unused()) {
          return; // the answer to the commit was lost
        }
        there.clear();
      }
      if (wroteKey) {
        Files.deleteIfExists(keyFile);
      }
      deleteAll(data.resolve(UNFINISHED));
    } catch (SQLException | IOException e) {
      // said by the mark that stays
    }
  }

  private static void deleteAll(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String reason(Exception e) {
    if (e instanceof BrokenBackup) {
      return e.getMessage();
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
