package pairkeeper.remote;

import org.apache.sshd.client.session.ClientSession;

/**
 * The right to work with one channel on a session of the pool.
 *
 * @param fresh whether the session was opened for this lease
 */
record SessionLease(SessionSlot slot, ClientSession session, boolean fresh)
    implements AutoCloseable {

  /** Gives the session up, as it turned out to be broken. */
  void discard() {
    slot.discard(session);
  }

  @Override
  public void close() {
    slot.leave();
  }
}
