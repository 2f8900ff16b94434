// Runs src/lab/lab, the script that does the real work.
package pairkeeper.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs {@code src/lab/lab} for one lab number. */
final class LabScript {
  /** Long enough for the first installation on a slow machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Path FOLDER = find();

  private final int id;

  LabScript(int id) {
    this.id = id;
  }

  static Path folder() {
    return FOLDER;
  }

  String run(String... words) {
    Outcome outcome = attempt(words);
    if (!outcome.ok()) {
      throw new LabFailure(
          "lab %s: exit code %d%n%s%n%s"
              .formatted(
                  String.join(" ", words), outcome.code(), outcome.output(), outcome.errors()));
    }
    return outcome.output();
  }

  Outcome attempt(String... words) {
    List<String> command = new ArrayList<>(List.of(FOLDER.resolve("lab").toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LAB_ID", Integer.toString(id));
    builder.environment().put("LAB_OWNER", Long.toString(ProcessHandle.current().pid()));
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      return await(builder.start(), command);
    } catch (IOException e) {
      throw new LabFailure("cannot run " + command, e);
    }
  }

  private static Outcome await(Process process, List<String> command) {
    CompletableFuture<String> errors = reading(process.getErrorStream());
    CompletableFuture<String> output = reading(process.getInputStream());
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new LabFailure(command + " did not end within " + PATIENCE);
      }
      return new Outcome(process.exitValue(), output.join(), errors.join());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new LabFailure(command + " was interrupted", e);
    }
  }

  /** On a thread of its own: the common pool has one on two cores, and a full pipe stops both. */
  private static CompletableFuture<String> reading(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> read(stream), task -> Thread.ofPlatform().daemon().start(task));
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tests may be started from a folder within the project. */
  private static Path find() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("src/lab/lab"))) {
        return at.resolve("src/lab");
      }
    }
    throw new LabFailure("there is no src/lab/lab above " + Path.of("").toAbsolutePath());
  }
}
