package pairkeeper.remote;

/**
 * A shell on a server that waits for its script.
 *
 * @param lease the right to its channel
 */
record ReadyShell(SessionLease lease, Exchange exchange) implements AutoCloseable {

  /** Ends the shell, which has done nothing if it was given nothing. */
  @Override
  public void close() {
    exchange.close();
    lease.close();
  }
}
