package pairkeeper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks the console itself whether it works, since a runtime without its war is alive, too, and
 * answers every address with 404.
 */
final class ReadyCheck {
  private static final int MILLIS_TO_ANSWER = 60_000;
  private static final int MILLIS_BETWEEN = 100;

  /** There as long as the war is at work before it lets anybody in. */
  private static final String UNDER_WAY = "pairkeeper.opening";

  private final LaunchSettings settings;

  ReadyCheck(LaunchSettings settings) {
    this.settings = settings;
  }

  /**
   * Throws with the reason when {@code /health/ready} doesn't show our own database check as up.
   */
  void insist() throws CannotStart, InterruptedException {
    boolean underWay = true;
    while (underWay) {
      underWay = System.getProperty(UNDER_WAY) != null;
      if (ready()) {
        return;
      }
      // bringing a large database up to date may take longer than an answer
      TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
    }
    throw reason();
  }

  // not java.net.http: it loads 400 classes for this one question
  private boolean ready() {
    try {
      var ask =
          (HttpURLConnection)
              URI.create(settings.ownAddress() + "health/ready").toURL().openConnection();
      ask.setReadTimeout(MILLIS_TO_ANSWER);
      try (InputStream body = ask.getResponseCode() == 200 ? ask.getInputStream() : null) {
        return body != null
            && new String(body.readAllBytes(), StandardCharsets.UTF_8).contains("\"database\"");
      }
    } catch (IOException e) {
      return false;
    }
  }

  private CannotStart reason() {
    String kind = System.getProperty("pairkeeper.failure.kind", "deployment");
    Map<String, String> args =
        Map.of(
            "url", System.getProperty("pairkeeper.failure.url", ""),
            "reason", System.getProperty("pairkeeper.failure.reason", ""),
            "log", settings.logFolder().toString());
    int code = kind.equals("deployment") ? CannotStart.DEPLOYMENT : CannotStart.DATABASE;
    return new CannotStart(code, "launch.failed." + kind, args);
  }
}
