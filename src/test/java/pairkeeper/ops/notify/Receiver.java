package pairkeeper.ops.notify;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server on loopback that keeps what was posted to it. */
public final class Receiver implements AutoCloseable {
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "";
  private volatile String location = "";

  /**
   * One request.
   *
   * @param headers by their names in lower case, the first value of each
   */
  public record Posted(String path, Map<String, String> headers, String body) {}

  private Receiver(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
          posted.add(new Posted(exchange.getRequestURI().toString(), headers, body));
          if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
          }
          byte[] said = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, said.length == 0 ? -1 : said.length);
          if (said.length > 0) {
            exchange.getResponseBody().write(said);
          }
          exchange.close();
        });
    server.start();
  }

  public static Receiver start() {
    return new Receiver(0);
  }

  /** One on that port, where none was before. */
  public static Receiver startOn(int port) {
    return new Receiver(port);
  }

  /** From now on it answers so. */
  public void answers(int newStatus, String body) {
    status = newStatus;
    answer = body;
  }

  /** From now on it sends on to there. */
  public void sendsOnTo(String address) {
    status = 307;
    location = address;
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Posted> posted() {
    return posted;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
