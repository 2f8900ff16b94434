package pairkeeper.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whoever asks a console by HTTP, wherever it runs.
 *
 * @param address of the console, without a slash at the end
 * @param token API token that goes with every request
 */
public record Visitor(String address, String token) {

  /** GETs a path that starts with a slash; the body is text. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  /** POSTs JSON to a path that starts with a slash. */
  public HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Sends a request with the token added and waits at most a minute. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          request.header("Authorization", "Bearer " + token).timeout(Duration.ofMinutes(1)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Signs in as the sign-in page does.
   *
   * @return the cookie by which the browser is known from then on, as {@code name=value}
   */
  public String signIn(String name, String password) {
    var fields =
        Map.of(
            "login", "login",
            "name", name,
            "password", password,
            "enter", "x",
            "jakarta.faces.ViewState", "stateless");
    String form =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(address + "/login.xhtml"))
                .header("Origin", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("pk-session="))
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not signed in: " + answer.body()));
  }
}
