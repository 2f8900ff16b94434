package pairkeeper.core.runbook;

import java.time.Instant;

/**
 * A replication login from one server's host to the other server, tried just now.
 *
 * @param said what the login printed
 */
public record ReplicationLogin(boolean works, String said, Instant at) {}
