package pairkeeper.web.live;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pairkeeper.console.RunningConsole;

/**
 * A client of the sockets of live pages that is no browser, so that it may lie about its origin.
 */
final class LiveClient implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final RunningConsole console;
  private String cookie = "";

  LiveClient(RunningConsole console) {
    this.console = console;
  }

  LiveClient signedIn(String name, String password) {
    cookie = console.signIn(name, password);
    return this;
  }

  void signOut() throws Exception {
    http.send(
        HttpRequest.newBuilder(URI.create(console.url("/logout")))
            .header("Origin", console.address())
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.discarding());
  }

  /** Opens a socket as a page of the console would. */
  Heard listen(String topics) {
    return listen(topics, console.address());
  }

  Heard listen(String topics, String origin) {
    var heard = new Heard();
    URI address =
        URI.create(
            console.url("/live?topic=").replace("http:", "ws:")
                + URLEncoder.encode(topics, StandardCharsets.UTF_8));
    http.newWebSocketBuilder()
        .header("Origin", origin)
        .header("Cookie", cookie)
        .buildAsync(address, heard)
        .join();
    return heard;
  }

  /** The status with which the handshake is refused; 101 when it is not. */
  int refusal(String topics, String origin) {
    try {
      listen(topics, origin);
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  int refusal(String topics) {
    return refusal(topics, console.address());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** What a socket hears. */
  static final class Heard implements WebSocket.Listener {
    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      texts.add(text.toString());
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable why) {
      closed.completeExceptionally(why);
    }

    /** The next text; fails when none comes within a minute. */
    String next() throws InterruptedException {
      String text = texts.poll(1, TimeUnit.MINUTES);
      if (text == null) {
        throw new AssertionError("nothing was said for a minute");
      }
      return text;
    }
  }
}
