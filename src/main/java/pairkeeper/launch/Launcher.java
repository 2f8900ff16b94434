package pairkeeper.launch;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Starts the console from {@code pairkeeper.jar} and says where it is, or says why it cannot start
 * and ends the process with a code other than 0.
 */
public final class Launcher {
  // the runtime redirects System.out into its log, where a password must never appear
  private static final PrintStream TERMINAL =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";
  private static final int MANY = 32;

  private final Words words;

  private Launcher(Words words) {
    this.words = words;
  }

  /**
   * Without arguments it starts the console, with {@code restore FILE} it brings a backup back and
   * ends, with {@code verify-audit} it verifies an exported audit; the settings are environment
   * variables.
   */
  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    if (args.length > 0 && args[0].equals(VerifyCommand.NAME)) {
      System.exit(new VerifyCommand(Words.of(environment), TERMINAL).run(args));
    }
    carryManyVirtualThreads();
    Launcher launcher = new Launcher(Words.of(environment));
    try {
      if (args.length == 0) {
        launcher.launch(environment);
      } else {
        launcher.restore(environment, args);
        Runtime.getRuntime().halt(0);
      }
    } catch (CannotStart e) {
      launcher.say(e.key(), e.args());
      Runtime.getRuntime().halt(e.code());
    }
  }

  /**
   * A virtual thread that waits for a class to be initialised keeps its carrier. At a start, when
   * all classes are new, two of them on a machine with two cores could wait for a third that has
   * none left to go on with, for ever. To be set before the first virtual thread.
   */
  private static void carryManyVirtualThreads() {
    if (System.getProperty(CARRIERS) == null) {
      int carriers = Math.max(MANY, Runtime.getRuntime().availableProcessors());
      System.setProperty(CARRIERS, Integer.toString(carriers));
    }
  }

  private void launch(Map<String, String> environment) throws CannotStart {
    LaunchSettings settings = LaunchSettings.from(environment);
    DataFolder data = DataFolder.open(settings.data());
    data.insistOnWhole();
    insistOnFreePort(settings.httpBind(), settings.port());
    if (settings.tls().isPresent()) {
      insistOnFreePort(settings.bind(), settings.tls().get().port());
    }
    say("launch.starting", Map.of("data", settings.data().toString()));
    System.setProperty("pairkeeper.data", settings.data().toString());
    System.setProperty(
        "pairkeeper.version",
        String.valueOf(Launcher.class.getPackage().getImplementationVersion()));
    FirstPassword first = FirstPassword.offer(settings.adminPassword());
    start(settings, data);
    first
        .toShow()
        .ifPresent(password -> say("launch.first-password", Map.of("password", password)));
    say("launch.ready", Map.of("address", settings.address()));
  }

  private void restore(Map<String, String> environment, String[] args) throws CannotStart {
    if (args.length != 2 || !args[0].equals(RestoreFromFile.COMMAND)) {
      throw new CannotStart(CannotStart.BAD_SETTING, "launch.usage", Map.of());
    }
    LaunchSettings settings = LaunchSettings.from(environment);
    DataFolder data = DataFolder.open(settings.data());
    Map<String, String> done =
        new RestoreFromFile(environment, args[1])
            .restore(data, settings.data(), () -> say("launch.restore.ask", Map.of()));
    say("launch.restore.done", done);
  }

  private void start(LaunchSettings settings, DataFolder data) throws CannotStart {
    try {
      new PayaraMicroRuntime(settings, data.freshRuntime()).start();
      new ReadyCheck(settings).insist();
    } catch (CannotStart e) {
      throw e;
    } catch (Exception e) {
      throw new CannotStart(
          CannotStart.DEPLOYMENT,
          "launch.failed.runtime",
          Map.of("reason", String.valueOf(e.getMessage()), "log", settings.logFolder().toString()));
    }
  }

  /** Before the runtime is started, since that takes long and hides the reason in its log. */
  private static void insistOnFreePort(String bind, int port) throws CannotStart {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(bind, port));
    } catch (IOException | RuntimeException e) {
      throw new CannotStart(
          CannotStart.BAD_SETTING,
          "launch.failed.listen",
          Map.of(
              "bind", bind,
              "port", String.valueOf(port),
              "reason", String.valueOf(e.getMessage())));
    }
  }

  private void say(String key, Map<String, String> args) {
    TERMINAL.println(words.say(key, args));
  }
}
