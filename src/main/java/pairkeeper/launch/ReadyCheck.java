package pairkeeper.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Asks the console itself whether it works, since a runtime without its war is alive, too, and
 * answers every address with 404.
 */
final class ReadyCheck {
  private final LaunchSettings settings;

  ReadyCheck(LaunchSettings settings) {
    this.settings = settings;
  }

  /** Throws with the reason when {@code /health/ready} doesn't show our own database check as up. */
  void insist() throws CannotStart, InterruptedException {
    if (!ready()) {
      throw reason();
    }
  }

  private boolean ready() throws InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest ask =
          HttpRequest.newBuilder(URI.create(settings.ownAddress() + "health/ready"))
              .timeout(Duration.ofSeconds(60))
              .build();
      HttpResponse<String> answer = client.send(ask, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"database\"");
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
