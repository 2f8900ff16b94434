package pairkeeper.api.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;

/** A pair as a client sees it. */
public record PairJson(
    UUID id,
    UUID customer,
    UUID site,
    String name,
    List<String> tags,
    String note,
    String postgresMajor,
    String platform,
    String serviceAddress,
    List<ServerJson> servers,
    String takenBy,
    int version,
    Instant changedAt,
    String changedBy,
    Instant archivedAt) {

  /**
   * One server.
   *
   * @param hostKey the pinned fingerprint, or null
   */
  public record ServerJson(
      UUID id,
      String name,
      String host,
      int sshPort,
      UUID sshCredential,
      UUID sudoCredential,
      UUID jumpHost,
      String privilege,
      String osUser,
      String postgresAddress,
      Integer postgresPort,
      String dataDirectory,
      String configDirectory,
      String clusterName,
      String role,
      boolean preferred,
      UUID sqlCredential,
      String hostKey) {
    static ServerJson of(Instance i) {
      return new ServerJson(
          i.id(),
          i.name(),
          i.host().address(),
          i.host().sshPort(),
          i.host().credential(),
          i.host().sudoCredential(),
          i.host().jumpHost(),
          i.host().privilege().word(),
          i.osUser(),
          i.address(),
          i.port() == 0 ? null : i.port(),
          i.dataDirectory(),
          i.configDirectory(),
          i.clusterName(),
          i.role().word(),
          i.preferred(),
          i.sqlCredential(),
          i.host().pinnedKey());
    }
  }

  static PairJson of(PairSheet sheet) {
    Pair p = sheet.pair();
    return new PairJson(
        p.id(),
        p.customer(),
        p.site(),
        p.name(),
        sheet.tags().words(),
        sheet.note(),
        p.postgresMajor(),
        p.platform(),
        p.serviceAddress(),
        p.servers().stream().map(ServerJson::of).toList(),
        sheet.takenBy(),
        sheet.stamp().version(),
        sheet.stamp().changedAt(),
        sheet.stamp().changedBy(),
        sheet.stamp().archivedAt());
  }
}
