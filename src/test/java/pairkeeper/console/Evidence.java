package pairkeeper.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a console was doing that neither got on nor ended: kept in {@code target/hung}. */
final class Evidence {
  private static final Path FOLDER = Path.of("target/hung");

  private Evidence() {}

  /**
   * Keeps what all threads are doing, platform threads with their locks and virtual ones, and
   * copies of files.
   *
   * @return the folder with all of it
   */
  static Path keep(Process process, List<Path> files) {
    try {
      Path folder =
          FOLDER.resolve(process.pid() + "-" + Instant.now().toEpochMilli()).toAbsolutePath();
      Files.createDirectories(folder);
      ask(folder.resolve("locks.txt"), process, "Thread.print", "-l");
      String virtual = folder.resolve("threads.txt").toString();
      ask(folder.resolve("dump.txt"), process, "Thread.dump_to_file", virtual);
      for (Path file : files) {
        if (Files.exists(file)) {
          Files.copy(file, folder.resolve(file.getFileName().toString()));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ask(Path said, Process process, String... what) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var command = new ArrayList<>(List.of(jcmd, String.valueOf(process.pid())));
    command.addAll(List.of(what));
    Process asked =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (!asked.waitFor(1, TimeUnit.MINUTES)) {
        asked.destroyForcibly(); // a machine that does not answer either: the files remain
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
