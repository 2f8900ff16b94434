package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import pairkeeper.console.RunningConsole;
import pairkeeper.console.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a running console's REST API, as a stranger would write one. */
public final class Rest implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Visitor visitor;

  public Rest(RunningConsole console) {
    this(new Visitor(console.address(), console.token()));
  }

  /** Asks the console that this visitor asks, wherever it runs. */
  public Rest(Visitor visitor) {
    this.visitor = visitor;
  }

  /** An answer, its body read as JSON; a missing node when it has none. */
  public record Answer(int status, JsonNode body, HttpResponse<String> raw) {
    /** The body of an answer with that status; else the test fails and shows what came. */
    public JsonNode is(int wanted) {
      assertThat(status).as("%s", raw.body()).isEqualTo(wanted);
      return body;
    }
  }

  public JsonNode get(String path) {
    return send("GET", path, null).is(200);
  }

  public Answer post(String path, Object body) {
    return send("POST", path, JSON.writeValueAsString(body));
  }

  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, JSON.writeValueAsString(body), headers);
  }

  public Answer send(String method, String path, String body, String... headers) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    var request =
        HttpRequest.newBuilder(URI.create(visitor.address() + "/api/v1/" + path))
            .timeout(Duration.ofMinutes(2))
            .header("Authorization", "Bearer " + visitor.token())
            .method(method, publisher);
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  public Answer send(HttpRequest request) {
    try {
      var raw = http.send(request, HttpResponse.BodyHandlers.ofString());
      String type = raw.headers().firstValue("Content-Type").orElse("");
      boolean json = type.contains("json") && !type.contains("ndjson");
      return new Answer(raw.statusCode(), JSON.readTree(json ? raw.body() : "null"), raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks again and again until the answer is as wanted. */
  public JsonNode await(String path, Duration patience, Predicate<JsonNode> wanted) {
    Instant end = Instant.now().plus(patience);
    JsonNode body = get(path);
    while (!wanted.test(body)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain for " + path + ": " + body.toPrettyString());
      }
      pause();
      body = get(path);
    }
    return body;
  }

  static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
