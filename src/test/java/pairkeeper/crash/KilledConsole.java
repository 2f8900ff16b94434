package pairkeeper.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;

/** A console of its own that can be held at a place of a run, killed there and started again. */
public final class KilledConsole implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port = freePort();
  private final RunningConsole console;
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();
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

  /** Stops the runs of a pair from now on, with a debugger on it if there was none. */
  synchronized Watch watch(String pair) {
    Watch there = watches.get(pair);
    if (there == null) {
      there = new Watch();
      watches.put(pair, there);
    } else {
      there.again();
    }
    if (debugger == null) {
      debugger = attach();
    }
    return there;
  }

  /** Lets the runs of a pair go on; without any that is watched it goes on without a debugger. */
  synchronized void unwatch(String pair) {
    if (watches.get(pair).left()) {
      watches.remove(pair);
    }
    if (watches.isEmpty()) {
      leave();
    }
  }

  private Debugger attach() {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return Debugger.attach(port, pair -> Optional.ofNullable(watches.get(pair)));
      } catch (UncheckedIOException e) {
        // the process has only just been started
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private void leave() {
    if (debugger != null) {
      debugger.close();
      debugger = null;
    }
  }

  /** Kills it, and starts it again; if it was watched, with a debugger from its first moment. */
  public synchronized void killAndRestart() {
    console.kill9();
    leave();
    watches.values().forEach(Watch::forget);
    console.launchAgain();
    if (!watches.isEmpty()) {
      debugger = attach();
    }
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
  public synchronized void close() {
    leave();
    console.close();
  }
}
