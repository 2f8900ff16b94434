package pairkeeper.core.runbook;

/** Names of what the console makes in the servers of a pair. */
public final class Roles {
  /** May replicate and nothing more. */
  public static final String REPLICATION = "pairkeeper_repl";

  /** The console's own role: pg_monitor and its marker table. */
  public static final String MONITOR = "pairkeeper";

  private Roles() {}

  /** The slot on a peer that keeps WAL for the server of that name; at most 63 characters. */
  public static String slotFor(String serverName) {
    String clean = serverName.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    String slot = "pk_" + clean;
    return slot.length() <= 63 ? slot : slot.substring(0, 63);
  }
}
