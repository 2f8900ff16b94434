package pairkeeper.compose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Docker engine of the tests' own, by {@code src/test/machine/engine}: it ends with this process,
 * and its containers, networks and data with it.
 */
final class Engine implements AutoCloseable {
  /** Where this machine reaches ports that a container publishes. */
  static final String ADDRESS = "10.123.254.2";

  /** An image with Debian, its PostgreSQL, sshd and the Java that runs the tests. */
  static final String BASE_IMAGE = "debian-for-tests";

  private static final long PATIENCE_MINUTES = 20;

  private final Process process;
  private final String host;

  private Engine(Process process, String host) {
    this.process = process;
    this.host = host;
  }

  /** Waits for another test run's engine, installs what is missing, and starts. */
  static Engine started() {
    try {
      var builder = new ProcessBuilder("src/test/machine/engine");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String host = said.readLine();
      if (host == null) {
        throw new IllegalStateException("no Docker engine; what it said is above");
      }
      return new Engine(process, host);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a command ended, and all that it wrote. */
  record Ended(int code, String output) {}

  /** Runs a program with this engine as its Docker host, whatever its exit code. */
  Ended run(Map<String, String> environment, List<String> command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().keySet().removeIf(name -> name.startsWith("PAIRKEEPER_"));
      builder.environment().put("DOCKER_HOST", host);
      builder.environment().put("DOCKER_BUILDKIT", "0");
      builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
      builder.environment().putAll(environment);
      Process started = builder.redirectInput(Path.of("/dev/null").toFile()).start();
      var output = CompletableFuture.supplyAsync(() -> read(started));
      if (!started.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        started.destroyForcibly();
        throw new IllegalStateException("does not end: " + command);
      }
      return new Ended(started.exitValue(), output.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs {@code docker} with these arguments; its output, or a failure with it. */
  String docker(String... arguments) {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    Ended ended = run(Map.of(), command);
    if (ended.code() != 0) {
      throw new IllegalStateException(command + " ended with " + ended);
    }
    return ended.output().strip();
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it; fails when something of it is left on this machine. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    for (String trace : List.of("/var/lib/pairkeeper-engine", "/run/netns/pkengine")) {
      if (Files.exists(Path.of(trace))) {
        throw new IllegalStateException("the engine left behind: " + trace);
      }
    }
  }
}
