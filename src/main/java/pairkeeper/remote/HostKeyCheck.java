package pairkeeper.remote;

import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;

/** Holds one connection's host key against the pinned one, and remembers what was offered. */
final class HostKeyCheck {
  private static final AttributeKey<HostKeyCheck> ATTRIBUTE = new AttributeKey<>();

  private final String pinned;
  private final CompletableFuture<HostKey> offered = new CompletableFuture<>();

  /**
   * @param pinned the only fingerprint to accept; "" accepts none
   */
  HostKeyCheck(String pinned) {
    this.pinned = pinned;
  }

  AttributeRepository context() {
    return AttributeRepository.ofKeyValuePair(ATTRIBUTE, this);
  }

  CompletableFuture<HostKey> offered() {
    return offered;
  }

  /** The connection is over: a key that has not come will not come. */
  void ended() {
    offered.cancel(false);
  }

  /** Whether the server showed another key than the pinned one. */
  boolean refused() {
    return offered.isDone()
        && !offered.isCancelled()
        && !offered.join().fingerprint().equals(pinned);
  }

  /** The SSH client's verifier: a connection that nobody gave a check to is refused. */
  static boolean verify(ClientSession session, SocketAddress remote, PublicKey key) {
    AttributeRepository context = session.getConnectionContext();
    HostKeyCheck check = context == null ? null : context.getAttribute(ATTRIBUTE);
    return check != null && check.accepts(key);
  }

  private boolean accepts(PublicKey key) {
    HostKey shown = HostKey.of(key);
    offered.complete(shown);
    return shown.fingerprint().equals(pinned);
  }
}
