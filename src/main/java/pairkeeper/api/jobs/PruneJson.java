package pairkeeper.api.jobs;

import java.util.List;
import java.util.Objects;
import pairkeeper.core.job.PruneSettings;

/**
 * The settings of a job that removes archived WAL as a client says and sees them. What is left out
 * is as usual: 7 days stay in any case, and every backup counts of which the archive tells.
 *
 * @param places the archive's folder on each server that has one
 * @param onlyOwnBackups whether no backup but those of this console's jobs rests on the archive
 * @param backupsSince a day, {@code 2026-11-23}: backups taken before it are no more
 */
public record PruneJson(
    List<PlaceJson> places, Integer leastDays, Boolean onlyOwnBackups, String backupsSince) {
  static PruneJson of(PruneSettings s) {
    return new PruneJson(
        s.places().stream().map(PlaceJson::of).toList(),
        s.leastDays(),
        s.onlyOwnBackups(),
        s.backupsSince() == null ? null : s.backupsSince().toString());
  }

  /** Throws Refused with the field that is wrong, as {@code places[0].path}. */
  PruneSettings read() {
    return new PruneSettings(
        PlaceJson.read(places),
        Objects.requireNonNullElse(leastDays, PruneSettings.USUAL_DAYS),
        Objects.requireNonNullElse(onlyOwnBackups, false),
        PruneSettings.day(backupsSince));
  }
}
