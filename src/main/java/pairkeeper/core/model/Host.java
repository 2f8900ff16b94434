package pairkeeper.core.model;

import java.util.UUID;

/**
 * A machine reached by SSH. Hosts are shared between pairs by address and port.
 *
 * @param address host name or IP address as the console reaches it; never starts with a dash
 * @param sshPort 1 to 65535
 * @param credential id of the sealed SSH credential (user and key or password)
 * @param sudoCredential id of the sealed password that sudo asks for, which may be the login's own
 *     ({@code credential}); null when it asks for none
 * @param jumpHost id of the host to hop over, or null
 * @param pinnedKey OpenSSH style {@code SHA256:...} fingerprint agreed at enrolment, or null: a
 *     host without a pinned key is never logged in to
 */
public record Host(
    UUID id,
    UUID site,
    String address,
    int sshPort,
    UUID credential,
    UUID sudoCredential,
    UUID jumpHost,
    Privilege privilege,
    String pinnedKey) {

  public Host {
    HostAddress.require("host", address);
    if (sshPort < 1 || sshPort > 65535) {
      throw new Refused("sshPort", Text.of("inventory.refused.port"));
    }
  }
}
