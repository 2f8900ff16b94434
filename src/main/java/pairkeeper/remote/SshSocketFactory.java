package pairkeeper.remote;

import java.net.InetAddress;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.net.SocketFactory;

/**
 * Gives the PostgreSQL driver a socket that goes through SSH. The driver makes the factory by its
 * class name and one text, so the socket waits here under a key while a connection is made.
 */
public final class SshSocketFactory extends SocketFactory {
  private static final ConcurrentMap<String, SshSocket> WAITING = new ConcurrentHashMap<>();

  private final String key;

  /**
   * Called by the driver.
   *
   * @param key what {@link #offer} returned
   */
  public SshSocketFactory(String key) {
    this.key = key;
  }

  static String offer(SshSocket socket) {
    String key = UUID.randomUUID().toString();
    WAITING.put(key, socket);
    return key;
  }

  static void withdraw(String key) {
    WAITING.remove(key);
  }

  @Override
  public Socket createSocket() {
    SshSocket socket = WAITING.remove(key);
    if (socket == null) {
      throw unconnected();
    }
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw unconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw unconnected();
  }

  private static UnsupportedOperationException unconnected() {
    return new UnsupportedOperationException("one unconnected socket for each connection");
  }
}
