package pairkeeper.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged console as a process of its own, on a free loopback port with a data folder of its
 * own, for browser, lab and REST tests:
 *
 * <pre>{@code
 * try (RunningConsole console = RunningConsole.fresh().start()) {
 *   page.navigate(console.url("/"));
 * }
 * }</pre>
 *
 * {@link #shared()} is one console for all tests of a test run that don't mind each other's rows.
 */
public final class RunningConsole implements AutoCloseable {
  /** Sign-in name of the first administrator. */
  public static final String ADMIN = "admin";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern SHOWN_PASSWORD = Pattern.compile("password: (\\S+)");

  private static RunningConsole shared;

  private final Map<String, String> environment;
  private final Path folder;
  private final int port;
  private final Thread leftOver = new Thread(this::end, "console-left-over");
  private Path program = jar();
  private Process process;

  private RunningConsole(Map<String, String> environment, Path folder, int port) {
    this.environment = environment;
    this.folder = folder;
    this.port = port;
  }

  /** A console on an empty data folder, not started yet. */
  public static Builder fresh() {
    return new Builder();
  }

  /** One console for the whole test run, started at the first call and ended with the run. */
  public static synchronized RunningConsole shared() {
    if (shared == null) {
      shared = fresh().start();
    }
    return shared;
  }

  /** What a console is started with. */
  public static final class Builder {
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Builder() {
      environment.put("PAIRKEEPER_ADMIN_PASSWORD", "first-Password-1");
      environment.put("PAIRKEEPER_BOOTSTRAP_TOKEN", "pk_token-of-the-tests-0123456789abcdef");
    }

    /** Sets an environment variable of the console. */
    public Builder env(String name, String value) {
      environment.put(name, value);
      return this;
    }

    /** Takes a variable out of the console's environment, for example to have a password made. */
    public Builder without(String name) {
      environment.remove(name);
      return this;
    }

    /** Starts it and waits until it is ready; fails with its output when it ends instead. */
    public RunningConsole start() {
      RunningConsole console = launch();
      try {
        return console.awaitReady();
      } catch (RuntimeException e) {
        console.close();
        throw e;
      }
    }

    /**
     * Starts it and doesn't wait: for one that is expected to fail, or that gets ready ({@link
     * RunningConsole#awaitReady}) while something else does.
     */
    public RunningConsole launch() {
      try {
        Path folder = Files.createTempDirectory("pairkeeper-console");
        RunningConsole console = new RunningConsole(environment, folder, freePort());
        console.spawn();
        console.endWithTheTests();
        return console;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A test run that is ended in its middle leaves no console behind. */
  private void endWithTheTests() {
    Runtime.getRuntime().addShutdownHook(leftOver);
  }

  private void spawn(String... arguments) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:MetaspaceSize=192m",
            "-jar",
            program.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("PAIRKEEPER_"));
    builder.environment().put("PAIRKEEPER_LANGUAGE", "en");
    builder.environment().put("PAIRKEEPER_PORT", String.valueOf(port));
    builder.environment().put("PAIRKEEPER_DATA", data().toString());
    builder.environment().putAll(environment);
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(outputFile().toFile()))
            .start();
  }

  /** Starts it again from another jar on the same data and port, after ending it if it is alive. */
  public void restartAs(Path jar) {
    use(jar);
    restart();
  }

  /** The jar with which it is started from now on. */
  public void use(Path jar) {
    program = jar;
  }

  /** The console that was built. */
  public static Path jar() {
    Path jar = Path.of(System.getProperty("pairkeeper.jar", "target/pairkeeper.jar"));
    if (!Files.exists(jar)) {
      throw new IllegalStateException("build it first (mvn -DskipTests package): " + jar);
    }
    return jar.toAbsolutePath();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until it is ready; fails with its output when it ends instead. */
  public RunningConsole awaitReady() {
    Instant end = Instant.now().plus(PATIENCE);
    while (!output().contains("Pairkeeper is ready")) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the console did not start:\n" + output() + "\n" + log());
      }
      if (Instant.now().isAfter(end)) {
        throw hung("is not ready");
      }
      pause();
    }
    return this;
  }

  /** Keeps what shows why, for it may not happen a second time. */
  private IllegalStateException hung(String what) {
    Path kept = Evidence.keep(process, List.of(outputFile(), logFile()));
    return new IllegalStateException(
        "the console %s after %d s; its threads are in %s:%n%s%n%s"
            .formatted(what, PATIENCE.toSeconds(), kept, output(), log()));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its address without a slash at the end: {@code http://127.0.0.1:4711}. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** The address of a path that starts with a slash. */
  public String url(String path) {
    return address() + path;
  }

  /** The first administrator's password: given by the environment, or read from what was shown. */
  public String adminPassword() {
    return Optional.ofNullable(environment.get("PAIRKEEPER_ADMIN_PASSWORD"))
        .or(this::shownPassword)
        .orElseThrow(() -> new IllegalStateException("no password was shown:\n" + output()));
  }

  /** The password that the launcher made and showed, if it did. */
  public Optional<String> shownPassword() {
    Matcher matcher = SHOWN_PASSWORD.matcher(output());
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** An administrator's API token, valid from the first start. */
  public String token() {
    return environment.get("PAIRKEEPER_BOOTSTRAP_TOKEN");
  }

  /** GETs a path with the token; the body is text. */
  public HttpResponse<String> get(String path) {
    return visitor().get(path);
  }

  /** Sends a request with the token added and waits at most a minute. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    return visitor().send(request);
  }

  /**
   * Signs in as the sign-in page does.
   *
   * @return the cookie by which the browser is known from then on, as {@code name=value}
   */
  public String signIn(String name, String password) {
    return visitor().signIn(name, password);
  }

  private Visitor visitor() {
    return new Visitor(address(), token());
  }

  /** The data folder ({@code PAIRKEEPER_DATA}). */
  public Path data() {
    return folder.resolve("data");
  }

  public long pid() {
    return process.pid();
  }

  /** All that it wrote to its terminal so far. */
  public String output() {
    return read(outputFile());
  }

  /** Its newest log file. */
  public String log() {
    return read(logFile());
  }

  private Path logFile() {
    return data().resolve("log").resolve("pairkeeper.0.log");
  }

  private Path outputFile() {
    return folder.resolve("terminal.txt");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a console that ends by itself; the code it ended with. */
  public int awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw hung("is still alive");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as a power failure would: no shutdown hook runs. */
  public void kill9() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Asks it to end, and waits. */
  public void stop() {
    process.destroy();
    awaitEnd();
  }

  /** Starts it again on the same data and port, after ending it if it is alive. */
  public void restart() {
    launchAgain();
    awaitReady();
  }

  /** As {@link #restart}, and doesn't wait until it is ready. */
  public void launchAgain() {
    if (process.isAlive()) {
      stop();
    }
    try {
      Files.deleteIfExists(outputFile());
      spawn();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs {@code restore FILE} in its data folder, after ending it if it is alive; the passphrase is
   * typed.
   *
   * @return the code with which that ended; what it said is {@link #output()}
   */
  public int restore(Path file, String passphrase) {
    if (process.isAlive()) {
      stop();
    }
    try {
      Files.deleteIfExists(outputFile());
      spawn("restore", file.toString());
      try (var typed = process.outputWriter()) {
        typed.write(passphrase + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return awaitEnd();
  }

  /** Takes everything out of its data folder, after ending it if it is alive. */
  public void empty() {
    if (process.isAlive()) {
      stop();
    }
    delete(data());
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keepLog() {
    try {
      if (Files.exists(logFile())) {
        Path logs = Files.createDirectories(Path.of("target/logs"));
        Files.copy(
            logFile(),
            logs.resolve(folder.getFileName() + ".log"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends it and deletes its folder; its newest log file stays in {@code target/logs}. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(leftOver);
    } catch (IllegalStateException e) {
      // the test run ends: the hook does the same
      return;
    }
    end();
  }

  private void end() {
    kill9();
    keepLog();
    delete(folder);
  }
}
