package pairkeeper.api.inventory;

/**
 * The key that a host offers now.
 *
 * @param pinned the fingerprint that was agreed to, or null
 * @param problem why the host offers none, or null
 */
public record HostKeyJson(String fingerprint, String algorithm, String pinned, String problem) {

  /**
   * The fingerprint that is agreed to.
   *
   * @param reason why the host has another key than the agreed one; needed only where a second
   *     person has to agree
   */
  public record HostKeyBody(String fingerprint, String reason) {}
}
