package pairkeeper.ops.outgoing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts a text to an address: within ten seconds for all of it, following no redirect, reading the
 * beginning of the answer only.
 */
public final class HttpPost {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient client;

  public HttpPost(HttpClient.Builder client) {
    this.client = client.connectTimeout(LIMIT).followRedirects(HttpClient.Redirect.NEVER).build();
  }

  /** What came of it. */
  public sealed interface Answer {
    /** Whether the other side said that it took it. */
    default boolean taken() {
      return this instanceof Said said && said.status() / 100 == 2;
    }
  }

  /**
   * The other side answered.
   *
   * @param body its beginning, at most {@value FirstBytes#MOST} bytes
   */
  public record Said(int status, String body) implements Answer {}

  /**
   * It did not.
   *
   * @param why in the words of the machine; never holds the address
   */
  public record Silent(String why) implements Answer {}

  /** Posts JSON; never throws. */
  public Answer json(URI address, Map<String, String> headers, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    headers.forEach(request::header);
    CompletableFuture<HttpResponse<String>> asked =
        client.sendAsync(request.build(), info -> new FirstBytes());
    try {
      HttpResponse<String> answer = asked.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return new Said(answer.statusCode(), answer.body());
    } catch (TimeoutException e) {
      asked.cancel(true);
      return new Silent("timeout");
    } catch (ExecutionException e) {
      return new Silent(Causes.of(e.getCause()));
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Silent("interrupted");
    }
  }
}
