package pairkeeper.web.live;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.Right;
import pairkeeper.ops.live.Changed;

/**
 * Who listens behind a socket, and to what. It travels from the handshake's request to the socket
 * as its principal, the one thing of a request that a socket keeps for itself alone.
 *
 * @param session the sign-in session with which the socket ends
 * @param grants what its person might do at the handshake
 * @param topics what they may listen to, checked at the handshake
 */
record Listener(UUID session, Grants grants, Set<String> topics) implements Principal {

  Listener {
    topics = Set.copyOf(topics);
  }

  @Override
  public String getName() {
    return session.toString();
  }

  /** Whether they are to hear of it. */
  boolean hears(Changed changed) {
    return topics.contains(changed.topic())
        && (changed.customer() == null || grants.may(Right.LOOK, changed.customer()));
  }
}
