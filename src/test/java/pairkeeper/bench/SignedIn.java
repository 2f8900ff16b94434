package pairkeeper.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pairkeeper.console.RunningConsole;

/** A browser without a screen, in which the first administrator has signed in. */
final class SignedIn implements AutoCloseable {
  private static final Pattern FIELD = Pattern.compile("<(?:input|button)\\b[^>]*>");

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final RunningConsole console;

  SignedIn(RunningConsole console) {
    this.console = console;
    var fields = new HashMap<String, String>();
    Matcher field = FIELD.matcher(get("/login.xhtml"));
    while (field.find()) {
      String name = attribute("name", field.group());
      if (!name.isEmpty()) {
        fields.put(name, attribute("value", field.group()));
      }
    }
    fields.put("name", RunningConsole.ADMIN);
    fields.put("password", console.adminPassword());
    send(
        HttpRequest.newBuilder(URI.create(console.url("/login.xhtml")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
  }

  private static String attribute(String name, String tag) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? found.group(1) : "";
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f ->
            URLEncoder.encode(f.getKey(), StandardCharsets.UTF_8)
                + "="
                + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /**
   * The page at a path, whole.
   *
   * @param headers name, value, name, value, ...
   */
  String get(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(console.url(path)));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private String send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
