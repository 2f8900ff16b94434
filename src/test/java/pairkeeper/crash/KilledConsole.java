package pairkeeper.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;

/** A console of its own that can be held at a place of a run, killed there and started again. */
public final class KilledConsole implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port = freePort();
  private final RunningConsole console;
  private Debugger debugger;

  private KilledConsole() {
    console =
        RunningConsole.fresh()
            .env(
                "JAVA_TOOL_OPTIONS",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + port)
            .launch();
  }

  /** Launches one; {@link #awaitReady} waits for it. */
  public static KilledConsole launch() {
    return new KilledConsole();
  }

  /** A client of it, once it is ready. */
  public Rest awaitReady() {
    return new Rest(console.awaitReady());
  }

  /** The debugger that is on it, attached now if it was not. */
  Debugger debugger() {
    if (debugger == null) {
      debugger = attach();
    }
    return debugger;
  }

  private Debugger attach() {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return Debugger.attach(port);
      } catch (UncheckedIOException e) {
        // the process has only just been started
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Lets it go on unwatched. */
  public void leave() {
    if (debugger != null) {
      debugger.close();
      debugger = null;
    }
  }

  /** Kills it, and starts it again with a debugger on it from its first moment. */
  public void killAndRestart() {
    console.kill9();
    leave();
    console.launchAgain();
    debugger();
    console.awaitReady();
  }

  public String log() {
    return console.output() + "\n" + console.log();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    leave();
    console.close();
  }
}
