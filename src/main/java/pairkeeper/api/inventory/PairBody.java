package pairkeeper.api.inventory;

import java.util.List;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Tags;
import pairkeeper.ops.inventory.HostForm;
import pairkeeper.ops.inventory.PairForm;
import pairkeeper.ops.inventory.ServerForm;

/** A pair as a client describes it; whatever is left out is discovered or takes the default. */
public record PairBody(
    UUID customer,
    UUID site,
    String name,
    List<String> tags,
    String note,
    String postgresMajor,
    String platform,
    String serviceAddress,
    List<ServerBody> servers) {

  /**
   * One server.
   *
   * @param id of a stored one, when a pair is changed
   * @param sudoCredential a sudo password, or the sshCredential again when sudo wants that password
   * @param sqlCredential role and password by which PostgreSQL is asked; null for peer
   * @param hostKey fingerprint that was agreed to, pinned where none is pinned yet
   */
  public record ServerBody(
      UUID id,
      String name,
      String host,
      Integer sshPort,
      UUID sshCredential,
      UUID sudoCredential,
      String jumpHost,
      String privilege,
      String osUser,
      String postgresAddress,
      Integer postgresPort,
      String dataDirectory,
      String configDirectory,
      String clusterName,
      String role,
      Boolean preferred,
      UUID sqlCredential,
      String hostKey) {
    ServerForm form() {
      return new ServerForm(
          id,
          name,
          new HostForm(
              host,
              sshPort,
              sshCredential,
              sudoCredential,
              jumpHost,
              privilege == null ? null : Privilege.of(privilege),
              hostKey),
          osUser,
          postgresAddress,
          postgresPort,
          dataDirectory,
          configDirectory,
          clusterName,
          role == null ? null : roleOf(role),
          preferred,
          sqlCredential);
    }

    private static Role roleOf(String word) {
      for (Role role : Role.values()) {
        if (role.word().equals(word)) {
          return role;
        }
      }
      throw BadRequest.unknownWord("role", word, "primary, standby");
    }
  }

  PairForm form() {
    return new PairForm(
        customer,
        site,
        name,
        tags == null ? null : Tags.of(tags),
        note,
        postgresMajor,
        platform,
        serviceAddress,
        servers == null ? null : servers.stream().map(ServerBody::form).toList());
  }
}
