package pairkeeper.ops.inventory;

import java.util.UUID;
import pairkeeper.core.model.Privilege;

/**
 * What people say about a machine and the way to it; null or "" takes what is stored of a host at
 * that place, else the default.
 *
 * @param address host name or IP address as the console reaches it
 * @param sudoCredential of a sudo password, or {@code sshCredential} again when sudo asks for the
 *     login's own password; null beside a privilege that is said means that it asks for none
 * @param jumpHost id of a host or of a server on it, or {@code address} or {@code address:port}
 * @param hostKey fingerprint that the person saw and agreed to; pinned where none is pinned yet
 */
public record HostForm(
    String address,
    Integer sshPort,
    UUID sshCredential,
    UUID sudoCredential,
    String jumpHost,
    Privilege privilege,
    String hostKey) {

  public HostForm {
    address = stripped(address);
    sshPort = sshPort == null ? 22 : sshPort;
    jumpHost = stripped(jumpHost);
    hostKey = stripped(hostKey);
  }

  /** A host at this address of which nothing else is said. */
  public static HostForm at(String address, UUID sshCredential) {
    return new HostForm(address, null, sshCredential, null, null, null, null);
  }

  static String stripped(String text) {
    return text == null ? "" : text.strip();
  }
}
