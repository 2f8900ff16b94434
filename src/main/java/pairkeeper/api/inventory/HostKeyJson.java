package pairkeeper.api.inventory;

/**
 * The key that a host offers now.
 *
 * @param pinned the fingerprint that was agreed to, or null
 * @param problem why the host offers none, or null
 */
public record HostKeyJson(String fingerprint, String algorithm, String pinned, String problem) {

  /** The fingerprint that is agreed to. */
  public record HostKeyBody(String fingerprint) {}
}
