package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Takes snapshots of a ZFS dataset on the primary and sends them to a dataset of the standby, each
 * time only what is new. Datasets below it are not sent.
 *
 * @param places one for each server between which it is sent, at least two
 * @param prefix what the names of its snapshots begin with: a letter, then letters, digits, {@code
 *     _} and dots, at most 30
 * @param keep which of its own snapshots stay, on both servers
 * @param sshPort of whoever is sent to, 0 for the one by which the console reaches it
 * @param kibibytesPerSecond most that is sent, 0 for no limit; a limit needs {@code pv} on the
 *     primary
 * @param limitHours after this sending is ended and counts as failed, 1 to 168
 */
public record ZfsSettings(
    List<DatasetPlace> places,
    String prefix,
    Retention keep,
    int sshPort,
    int kibibytesPerSecond,
    int limitHours)
    implements JobSettings {
  /** The usual beginning of a snapshot's name. */
  public static final String USUAL_PREFIX = "pairkeeper";

  /** The usual limit. */
  public static final int USUAL_HOURS = 24;

  private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,29}");

  public ZfsSettings {
    places = List.copyOf(places);
    if (places.size() < 2) {
      throw new Refused("places", Text.of("jobs.refused.datasets"));
    }
    if (places.stream().map(DatasetPlace::server).distinct().count() < places.size()) {
      throw new Refused("places", Text.of("jobs.refused.places-twice"));
    }
    if (prefix == null || !PREFIX.matcher(prefix).matches()) {
      throw new Refused("prefix", Text.of("jobs.refused.prefix"));
    }
    CopyLimits.require(sshPort, kibibytesPerSecond, limitHours);
  }

  @Override
  public String kind() {
    return "zfs";
  }

  @Override
  public List<UUID> servers() {
    return places.stream().map(DatasetPlace::server).toList();
  }

  /** The dataset on that server, if the job knows it. */
  public Optional<DatasetPlace> on(UUID server) {
    return places.stream().filter(place -> place.server().equals(server)).findFirst();
  }
}
