package pairkeeper.ops.inventory;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Tags;

/**
 * What people say about a pair; null or "" is discovered or takes the default.
 *
 * @param site null for the customer's first site
 */
public record PairForm(
    UUID customer,
    UUID site,
    String name,
    Tags tags,
    String note,
    String postgresMajor,
    String platform,
    String serviceAddress,
    List<ServerForm> servers) {

  public PairForm {
    name = name == null ? "" : name.strip();
    tags = tags == null ? Tags.none() : tags;
    note = note == null ? "" : note;
    postgresMajor = postgresMajor == null ? "" : postgresMajor.strip();
    platform = platform == null || platform.isBlank() ? "debian-systemd" : platform.strip();
    serviceAddress = serviceAddress == null ? "" : serviceAddress.strip();
    servers = servers == null ? List.of() : List.copyOf(servers);
  }
}
