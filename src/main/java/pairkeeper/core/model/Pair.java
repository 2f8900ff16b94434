package pairkeeper.core.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One primary with its standbys.
 *
 * @param platform id of the platform record ({@code debian-systemd})
 * @param postgresMajor "15", "9.6", or "" while it is not discovered
 * @param serviceAddress virtual address with prefix length that follows the primary ({@code
 *     10.0.0.9/24}), or "" when the pair has none
 * @param servers at least one; exactly one is PRIMARY
 */
public record Pair(
    UUID id,
    UUID customer,
    UUID site,
    String name,
    String platform,
    String postgresMajor,
    String serviceAddress,
    List<Instance> servers) {

  public Pair {
    servers = List.copyOf(servers);
  }

  /** The server that is expected to be the primary. */
  public Instance primary() {
    return servers.stream()
        .filter(s -> s.role() == Role.PRIMARY)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("pair without a primary: " + name));
  }

  /** The preferred standby, else the first one. */
  public Optional<Instance> standby() {
    return servers.stream()
        .filter(s -> s.role() == Role.STANDBY)
        .max(java.util.Comparator.comparing(Instance::preferred));
  }

  /** The first server that is kept from accepting writes since a failover. */
  public Optional<Instance> fenced() {
    return servers.stream().filter(s -> s.role() == Role.FENCED).findFirst();
  }

  /**
   * Who is to come back: the fenced server, else one that wrote apart from its primary, else the
   * standby, which may have been made writable by hand.
   */
  public Optional<Instance> returning() {
    return fenced().or(this::apart).or(this::standby);
  }

  /** The first standby that wrote apart from its primary and was not copied anew since. */
  private Optional<Instance> apart() {
    return servers.stream()
        .filter(s -> s.role() == Role.STANDBY && s.wroteApart().isPresent())
        .findFirst();
  }

  /** The server of that id, if it belongs to this pair. */
  public Optional<Instance> server(UUID id) {
    return servers.stream().filter(s -> s.id().equals(id)).findFirst();
  }
}
