package pairkeeper.api.jobs;

import java.util.List;
import java.util.Objects;
import pairkeeper.core.job.BackupSettings;

/**
 * The settings of a job that takes backups as a client says and sees them. What is left out is as
 * usual: 7 daily, 4 weekly and 3 monthly ones, each restored to see that it can be, no limit of the
 * bandwidth, 24 hours.
 *
 * @param places where they lie on each server that may have them
 * @param megabytesPerSecond most that is read from the primary, 0 for no limit
 */
public record BackupJson(
    List<PlaceJson> places,
    KeepJson keep,
    Integer megabytesPerSecond,
    Boolean restore,
    Integer limitHours) {
  static BackupJson of(BackupSettings s) {
    return new BackupJson(
        s.places().stream().map(PlaceJson::of).toList(),
        KeepJson.of(s.keep()),
        s.megabytesPerSecond(),
        s.restore(),
        s.limitHours());
  }

  /** Throws Refused with the field that is wrong, as {@code places[0].path}. */
  BackupSettings read() {
    return new BackupSettings(
        PlaceJson.read(places),
        KeepJson.read(keep, BackupSettings.USUAL_KEEP),
        Objects.requireNonNullElse(megabytesPerSecond, 0),
        Objects.requireNonNullElse(restore, true),
        Objects.requireNonNullElse(limitHours, BackupSettings.USUAL_HOURS));
  }
}
