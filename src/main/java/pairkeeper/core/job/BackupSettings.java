package pairkeeper.core.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Takes base backups of whoever is primary and keeps them on another server of the pair.
 *
 * @param places where they lie on each server that may have them, at least one
 * @param keep how many stay, per hour, day, week and month
 * @param megabytesPerSecond most that is read from the primary, 0 for no limit
 * @param restore whether each one is restored beside, started and asked, and removed again
 * @param limitHours after this it is ended and counts as failed, 1 to 168
 */
public record BackupSettings(
    List<TreePlace> places, Retention keep, int megabytesPerSecond, boolean restore, int limitHours)
    implements JobSettings {
  /** What fits most people. */
  public static final Retention USUAL_KEEP = new Retention(0, 7, 4, 3);

  /** The usual limit. */
  public static final int USUAL_HOURS = 24;

  public BackupSettings {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new Refused("places", Text.of("jobs.refused.backup-places"));
    }
    if (places.stream().map(TreePlace::server).distinct().count() < places.size()) {
      throw new Refused("places", Text.of("jobs.refused.places-twice"));
    }
    if (keep.hourly() + keep.daily() + keep.weekly() + keep.monthly() == 0) {
      throw new Refused("daily", Text.of("jobs.refused.backup-keep"));
    }
    CopyLimits.requireMegabytes(megabytesPerSecond);
    CopyLimits.requireHours(limitHours);
  }

  @Override
  public String kind() {
    return "backup";
  }

  @Override
  public List<UUID> servers() {
    return places.stream().map(TreePlace::server).toList();
  }

  /** Where they lie on that server, if it has any. */
  public Optional<TreePlace> on(UUID server) {
    return places.stream().filter(place -> place.server().equals(server)).findFirst();
  }
}
