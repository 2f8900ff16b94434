package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.OsUser;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Copies a tree of files by rsync: from the primary to the standby, or to a second medium.
 *
 * @param places where the tree lies on each server of the pair, at least two; one is enough where
 *     it is copied to a second medium
 * @param target where the copy lies on a second medium, whose id stands for the server's; empty
 *     where it is copied to the standby
 * @param user operating system user that reads and writes the files on both, {@code root} where
 *     their owners and links are to be kept
 * @param sshPort of whoever is copied to, 0 for the one by which the console reaches it
 * @param kibibytesPerSecond most that is sent, 0 for no limit
 * @param delete whether what is gone on the primary is deleted on the standby
 * @param checksum whether files are compared by their content, not by size and time
 * @param limitHours after this it is ended and counts as failed, 1 to 168
 */
public record RsyncSettings(
    List<TreePlace> places,
    Optional<TreePlace> target,
    DateFolders folders,
    String user,
    int sshPort,
    int kibibytesPerSecond,
    boolean compress,
    boolean delete,
    boolean checksum,
    int limitHours)
    implements JobSettings {
  public RsyncSettings {
    places = List.copyOf(places);
    // jobs that were stored before there were second media say nothing of one
    target = target == null ? Optional.empty() : target;
    if (places.isEmpty() && target.isPresent()) {
      throw new Refused("places", Text.of("jobs.refused.target-source"));
    }
    if (places.size() < 2 && target.isEmpty()) {
      throw new Refused("places", Text.of("jobs.refused.places"));
    }
    if (places.stream().map(TreePlace::server).distinct().count() < places.size()) {
      throw new Refused("places", Text.of("jobs.refused.places-twice"));
    }
    OsUser.require("user", user);
    CopyLimits.require(sshPort, kibibytesPerSecond, limitHours);
  }

  @Override
  public String kind() {
    return "rsync";
  }

  /** The port of the receiving host's SSH by which the sending one reaches it. */
  public int portTo(Host receiving) {
    return sshPort == 0 ? receiving.sshPort() : sshPort;
  }

  @Override
  public List<UUID> servers() {
    return places.stream().map(TreePlace::server).toList();
  }

  /** All directories that it knows, that on the second medium last. */
  public List<TreePlace> everywhere() {
    return Stream.concat(places.stream(), target.stream()).toList();
  }

  /** Where the tree lies on that server, if the job knows. */
  public Optional<TreePlace> on(UUID server) {
    return places.stream().filter(place -> place.server().equals(server)).findFirst();
  }
}
