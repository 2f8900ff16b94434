package pairkeeper.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder in which a console keeps everything: one console at a time, readable by its user only.
 * What the runtime unpacks goes to {@code runtime} and is made anew at each start.
 */
final class DataFolder {
  private final Path folder;
  private final FileLock lock;

  private DataFolder(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes the folder when it is missing, and holds it until the process ends. */
  static DataFolder open(Path folder) throws CannotStart {
    try {
      Files.createDirectories(folder);
      keepPrivate(folder);
      Files.createDirectories(folder.resolve("log"));
      return new DataFolder(folder, locked(folder));
    } catch (IOException e) {
      throw new CannotStart(
          CannotStart.BAD_SETTING,
          "launch.failed.data",
          Map.of("data", folder.toString(), "reason", e.getClass().getSimpleName()));
    }
  }

  private static void keepPrivate(Path folder) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static FileLock locked(Path folder) throws IOException, CannotStart {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("pairkeeper.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // held within this very process: the same as held by another
    }
    if (lock == null) {
      channel.close();
      throw new CannotStart(
          CannotStart.BAD_SETTING, "launch.failed.in-use", Map.of("data", folder.toString()));
    }
    return lock;
  }

  /**
   * An empty {@code runtime} folder with the war in it; also the process's folder for temporary
   * files.
   */
  Path freshRuntime() throws IOException {
    Path runtime = folder.resolve("runtime");
    for (String made : List.of("server", "tmp")) {
      delete(runtime.resolve(made));
      Files.createDirectories(runtime.resolve(made));
    }
    Files.createDirectories(runtime.resolve("lib"));
    System.setProperty("java.io.tmpdir", runtime.resolve("tmp").toString());
    try (InputStream war = DataFolder.class.getResourceAsStream("/pairkeeper.war")) {
      if (war == null) {
        throw new IOException("no war in this jar");
      }
      // named ROOT, else the runtime serves it at /pairkeeper
      Files.copy(war, runtime.resolve("ROOT.war"), StandardCopyOption.REPLACE_EXISTING);
    }
    return runtime;
  }

  private static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  /** Nobody starts where a restore was begun and not finished. */
  void insistOnWhole() throws CannotStart {
    if (Files.exists(folder.resolve("restoring"))) {
      throw new CannotStart(
          CannotStart.BAD_SETTING,
          "launch.failed.half-restored",
          Map.of("data", folder.toString()));
    }
  }

  /** Whether this process still holds the folder. */
  boolean held() {
    return lock.isValid();
  }
}
