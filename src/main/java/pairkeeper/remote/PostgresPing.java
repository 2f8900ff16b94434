package pairkeeper.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Asks whether a PostgreSQL server speaks on a port, without signing in: an SSLRequest must be
 * answered with one byte. An open port alone proves nothing, since the kernel of a frozen machine
 * accepts connections too.
 */
public final class PostgresPing {
  /** PostgreSQL's protocol, "SSLRequest": length 8 and this code. */
  private static final int SSL_REQUEST = 80877103;

  private PostgresPing() {}

  /** What came back. */
  public enum Answer {
    ANSWERS,
    REFUSED,
    SILENT
  }

  /**
   * @param limit for connecting and for the answer, each
   */
  public static Answer ask(String address, int port, Duration limit) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), (int) limit.toMillis());
      socket.setSoTimeout((int) limit.toMillis());
      socket.getOutputStream().write(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST).array());
      return socket.getInputStream().read() >= 0 ? Answer.ANSWERS : Answer.SILENT;
    } catch (ConnectException e) {
      return String.valueOf(e.getMessage()).contains("refused") ? Answer.REFUSED : Answer.SILENT;
    } catch (IOException e) {
      return Answer.SILENT;
    }
  }
}
