package pairkeeper.api.jobs;

import pairkeeper.core.job.Direction;
import pairkeeper.core.job.JobSettings;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.jobs.JobForm;

/**
 * A job as a client says it.
 *
 * @param kind {@code rsync}, {@code zfs}, {@code count}, {@code backup}, {@code rehearsal}, {@code
 *     prune} or {@code logs}
 * @param rsync settings of that kind, left out for the others
 * @param zfs settings of that kind, left out for the others
 * @param count settings of that kind, left out for the others
 * @param backup settings of that kind, left out for the others
 * @param rehearsal settings of that kind, left out for the others
 * @param prune settings of that kind, left out for the others
 * @param logs settings of that kind, left out for the others
 * @param timetable only people start it when it is left out
 * @param direction {@code follow} or {@code stop} after a change of roles; {@code follow} when it
 *     is left out
 */
public record JobBody(
    String name,
    String kind,
    RsyncJson rsync,
    ZfsJson zfs,
    CountJson count,
    BackupJson backup,
    RehearsalJson rehearsal,
    PruneJson prune,
    LogsJson logs,
    TimetableJson timetable,
    String direction,
    Boolean paused) {

  /**
   * @throws Refused with the field that is wrong
   */
  JobForm read() {
    return new JobForm(
        name,
        settings(),
        timetable == null ? Timetable.byHand() : timetable.read(),
        direction == null ? Direction.FOLLOW : Direction.of(direction),
        Boolean.TRUE.equals(paused));
  }

  private JobSettings settings() {
    if ("rsync".equals(kind)) {
      return said("rsync", rsync).read();
    }
    if ("zfs".equals(kind)) {
      return said("zfs", zfs).read();
    }
    if ("count".equals(kind)) {
      return said("count", count).read();
    }
    if ("backup".equals(kind)) {
      return said("backup", backup).read();
    }
    if ("rehearsal".equals(kind)) {
      return said("rehearsal", rehearsal).read();
    }
    if ("prune".equals(kind)) {
      return said("prune", prune).read();
    }
    if ("logs".equals(kind)) {
      return said("logs", logs).read();
    }
    throw new Refused("kind", Text.of("jobs.refused.kind"));
  }

  private static <T> T said(String field, T settings) {
    if (settings == null) {
      throw new Refused(field, Text.of("inventory.refused.missing"));
    }
    return settings;
  }
}
