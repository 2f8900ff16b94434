package pairkeeper.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;

/**
 * Pages that go away in the very moment in which the console has something to say to them: the
 * runtime must not be brought to take a request back twice.
 */
class LiveClosingIT {
  private static final int ROUNDS = 6;
  private static final int PAGES = 40;

  @Test
  void pages_that_close_at_the_first_byte_after_a_sign_out_confuse_no_request() throws Exception {
    try (RunningConsole console = RunningConsole.fresh().start()) {
      for (int round = 0; round < ROUNDS; round++) {
        String cookie = console.signIn(RunningConsole.ADMIN, console.adminPassword());
        var pages = new ArrayList<Socket>();
        for (int i = 0; i < PAGES; i++) {
          pages.add(opened(console, cookie));
        }
        signOut(console, cookie);
        goAtTheFirstByte(pages);
      }
      assertThat(console.get("/login.xhtml").statusCode()).isEqualTo(200);
      assertThat(console.log()).doesNotContain("NullPointerException", "WELD-000225");
    }
  }

  /** One half says goodbye first, and each second of both leaves without waiting for an answer. */
  private static void goAtTheFirstByte(List<Socket> pages) throws Exception {
    var gone = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < pages.size(); i++) {
        Socket page = pages.get(i);
        boolean goodbye = i % 2 == 0;
        boolean abrupt = i % 4 < 2;
        gone.add(
            threads.submit(() -> {
              assertThat(page.getInputStream().read()).isPositive();
              if (goodbye) {
                page.getOutputStream().write(new byte[] {(byte) 0x88, (byte) 0x80, 1, 2, 3, 4});
              }
              page.setSoLinger(abrupt, 0);
              page.close();
              return null;
            }));
      }
    }
    for (Future<?> each : gone) {
      each.get();
    }
  }

  private static void signOut(RunningConsole console, String cookie) throws Exception {
    URI at = URI.create(console.address());
    try (Socket s = new Socket(at.getHost(), at.getPort())) {
      s.getOutputStream()
          .write(
              ("POST /logout HTTP/1.1\r\nHost: "
                      + at.getAuthority()
                      + "\r\nOrigin: "
                      + console.address()
                      + "\r\nCookie: "
                      + cookie
                      + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.ISO_8859_1));
      s.getInputStream().readAllBytes();
    }
  }

  private static Socket open(RunningConsole console, String cookie) throws Exception {
    URI at = URI.create(console.address());
    Socket s = new Socket(at.getHost(), at.getPort());
    s.setTcpNoDelay(true);
    s.getOutputStream()
        .write(
            ("GET /live?topic=fleet HTTP/1.1\r\nHost: "
                    + at.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: "
                    + console.address()
                    + "\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\n"
                    + "Cookie: "
                    + cookie
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    return s;
  }

  private static Socket opened(RunningConsole console, String cookie) throws Exception {
    Socket s = open(console, cookie);
    s.setSoTimeout(20000);
    InputStream in = s.getInputStream();
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        throw new IllegalStateException("refused: " + head);
      }
      head.append((char) c);
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IllegalStateException(head.toString());
    }
    return s;
  }
}
