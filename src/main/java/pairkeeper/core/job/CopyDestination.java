package pairkeeper.core.job;

import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Target;

/**
 * The machine to which a copy goes.
 *
 * @param id of the server or of the second medium; commands are sent to it by that
 * @param address by which the source reaches it
 * @param standby the server, empty for a second medium
 */
public record CopyDestination(
    UUID id, String name, Host host, String address, Optional<Instance> standby) {

  /** A standby of the pair. */
  public static CopyDestination of(Instance standby) {
    return new CopyDestination(
        standby.id(), standby.name(), standby.host(), standby.address(), Optional.of(standby));
  }

  /** A second medium, reached as the console reaches it. */
  public static CopyDestination of(Target target) {
    return new CopyDestination(
        target.id(), target.name(), target.host(), target.host().address(), Optional.empty());
  }

  /** That of the database there, or "" where there is none. */
  public String dataDirectory() {
    return standby.map(Instance::dataDirectory).orElse("");
  }
}
