package pairkeeper.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A process that serves pages: when it answers, and how much memory it holds. */
final class Resident {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Resident() {}

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Asks every 100 ms until the page is there; more often would cost what is to be measured a
   * second.
   */
  static void await(String page) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!answers(page)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("no answer from " + page);
      }
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static boolean answers(String page) {
    try {
      var connection = (HttpURLConnection) URI.create(page).toURL().openConnection();
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(60_000);
      int code = connection.getResponseCode();
      connection.disconnect();
      return code == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** VmRSS of a process on Linux. */
  static double megabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1000.0;
  }
}
