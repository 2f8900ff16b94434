package pairkeeper.core.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Removes archived WAL that no backup and no server needs any more. What the servers need is always
 * asked; there is no way round that.
 *
 * @param places the archive's folder on each server that has one, at least one
 * @param leastDays what was written within so many days stays in any case, 0 to {@value #MOST_DAYS}
 * @param onlyOwnBackups whether no backup but those of this console's jobs rests on the archive;
 *     else every backup counts of which the archive tells
 * @param backupsSince backups taken before that day (UTC) are no more, or null
 */
public record PruneSettings(
    List<TreePlace> places, int leastDays, boolean onlyOwnBackups, LocalDate backupsSince)
    implements JobSettings {
  /** The usual least age. */
  public static final int USUAL_DAYS = 7;

  /** Ten years. */
  public static final int MOST_DAYS = 3650;

  public PruneSettings {
    places = List.copyOf(places);
    if (places.isEmpty()) {
      throw new Refused("places", Text.of("jobs.refused.prune-places"));
    }
    if (places.stream().map(TreePlace::server).distinct().count() < places.size()) {
      throw new Refused("places", Text.of("jobs.refused.places-twice"));
    }
    if (leastDays < 0 || leastDays > MOST_DAYS) {
      throw new Refused("leastDays", Text.of("jobs.refused.prune-days", "most", MOST_DAYS));
    }
    if (backupsSince != null && (backupsSince.getYear() < 2000 || backupsSince.getYear() > 9999)) {
      throw new Refused("backupsSince", Text.of("jobs.refused.prune-since"));
    }
  }

  /**
   * A day as people and clients write it, {@code 2026-11-23}; null for "".
   *
   * @throws Refused naming {@code backupsSince}
   */
  public static LocalDate day(String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(typed.strip());
    } catch (java.time.format.DateTimeParseException wrong) {
      throw new Refused("backupsSince", Text.of("jobs.refused.prune-since"));
    }
  }

  @Override
  public String kind() {
    return "prune";
  }

  @Override
  public List<UUID> servers() {
    return places.stream().map(TreePlace::server).toList();
  }

  /** Where it lies on that server, if it has one. */
  public Optional<TreePlace> on(UUID server) {
    return places.stream().filter(place -> place.server().equals(server)).findFirst();
  }
}
