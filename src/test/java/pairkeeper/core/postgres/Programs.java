package pairkeeper.core.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs real programs for tests and gives back what they printed. */
public final class Programs {
  /** The account that servers run under, since PostgreSQL refuses root. */
  public static final String ACCOUNT = "postgres";

  private Programs() {}

  /**
   * @param output standard output, as UTF-8
   * @param errors standard error
   */
  public record Ended(int code, String output, String errors) {}

  /** Output of a program that must succeed. */
  public static String run(List<String> command) {
    return succeed(command, run(command, "", Map.of()));
  }

  /** The same as the account that servers run under. */
  public static String runAsServer(List<String> command) {
    return run(asServer(command));
  }

  /** The command as it becomes the servers' account, when this process is root. */
  public static List<String> asServer(List<String> command) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return command;
    }
    var words =
        new ArrayList<>(
            List.of("setpriv", "--reuid", ACCOUNT, "--regid", ACCOUNT, "--clear-groups", "--"));
    words.addAll(command);
    return words;
  }

  /** Feeds standard input and waits for the end, whatever it is. */
  public static Ended run(List<String> command, String input, Map<String, String> environment) {
    try {
      Path in = Files.createTempFile("in", "");
      Path out = Files.createTempFile("out", "");
      Path err = Files.createTempFile("err", "");
      Files.writeString(in, input);
      var builder =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectInput(in.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().putAll(environment);
      int code = builder.start().waitFor();
      var ended = new Ended(code, text(out), text(err));
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
      return ended;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static String succeed(List<String> command, Ended ended) {
    if (ended.code() != 0) {
      throw new AssertionError(command + " ended with " + ended);
    }
    return ended.output();
  }
}
