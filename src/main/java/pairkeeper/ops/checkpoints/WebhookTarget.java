package pairkeeper.ops.checkpoints;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Posts checkpoints to one HTTPS address. The address comes from the environment only, never from a
 * page; redirects are not followed, and of the answer nothing but its status is read.
 */
final class WebhookTarget implements Target {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final URI address;
  private final HttpClient client;

  /**
   * @throws IllegalArgumentException when the address is not one of https, or holds a name or a
   *     password
   */
  WebhookTarget(String address, HttpClient.Builder client) {
    this.address = URI.create(address);
    if (!"https".equalsIgnoreCase(this.address.getScheme())
        || this.address.getHost() == null
        || this.address.getUserInfo() != null) {
      throw new IllegalArgumentException("no https address");
    }
    this.client = client.connectTimeout(LIMIT).followRedirects(HttpClient.Redirect.NEVER).build();
  }

  @Override
  public String name() {
    return "webhook";
  }

  /** Without path and query, which may hold what only the receiver should know. */
  @Override
  public String place() {
    return "https://" + address.getAuthority();
  }

  @Override
  public String deliver(long number, String line) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "checkpoint-" + number)
            .POST(HttpRequest.BodyPublishers.ofString(line))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2
          ? ""
          : status / 100 == 3
              ? "audit.checkpoint.failure.redirect"
              : "audit.checkpoint.failure.status";
    } catch (IOException e) {
      return "audit.checkpoint.failure.unreachable";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "audit.checkpoint.failure.unreachable";
    }
  }
}
