package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.OsUser;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Copies a tree of files from the primary to the standby by rsync.
 *
 * @param places one for each server between which it is copied, at least two
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
    if (places.size() < 2) {
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

  /** The port of that server's SSH by which the other one reaches it. */
  public int portTo(Instance receiving) {
    return sshPort == 0 ? receiving.host().sshPort() : sshPort;
  }

  @Override
  public List<UUID> servers() {
    return places.stream().map(TreePlace::server).toList();
  }

  /** Where the tree lies on that server, if the job knows. */
  public Optional<TreePlace> on(UUID server) {
    return places.stream().filter(place -> place.server().equals(server)).findFirst();
  }
}
