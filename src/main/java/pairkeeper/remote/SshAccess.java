package pairkeeper.remote;

import java.util.Objects;
import java.util.Optional;
import pairkeeper.core.model.HostAddress;
import pairkeeper.core.model.OsUser;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;

/**
 * All that is needed to work on a host by SSH. Two equal values share one session.
 *
 * @param address host name or IP address, as seen from the console or from the jump host
 * @param port 1 to 65535
 * @param user login user
 * @param sudo password that sudo asks for; empty when it asks for none
 * @param pinnedKey {@code SHA256:...}, the only host key that is accepted; "" when none is pinned
 *     yet, which forbids every login
 * @param jump host to hop over
 */
public record SshAccess(
    String address,
    int port,
    String user,
    SshLogin login,
    Privilege privilege,
    Optional<Secret> sudo,
    String pinnedKey,
    Optional<SshAccess> jump) {

  public SshAccess {
    HostAddress.require("host", address);
    OsUser.require("user", user);
    if (port < 1 || port > 65535) {
      throw new Refused("sshPort", Text.of("inventory.refused.port"));
    }
    Objects.requireNonNull(login);
    Objects.requireNonNull(privilege);
    Objects.requireNonNull(sudo);
    Objects.requireNonNull(jump);
    pinnedKey = pinnedKey == null ? "" : pinnedKey;
  }

  /** Reached without a jump host; sudo asks for no password. */
  public static SshAccess direct(
      String address,
      int port,
      String user,
      SshLogin login,
      Privilege privilege,
      String pinnedKey) {
    return new SshAccess(
        address, port, user, login, privilege, Optional.empty(), pinnedKey, Optional.empty());
  }
}
