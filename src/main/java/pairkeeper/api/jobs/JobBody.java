package pairkeeper.api.jobs;

import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.jobs.JobForm;

/**
 * A job as a client says it.
 *
 * @param kind {@code rsync}
 * @param rsync settings of that kind
 * @param timetable only people start it when it is left out
 * @param direction {@code follow} or {@code stop} after a change of roles; {@code follow} when it
 *     is left out
 */
public record JobBody(
    String name,
    String kind,
    RsyncJson rsync,
    TimetableJson timetable,
    String direction,
    Boolean paused) {

  /**
   * @throws Refused with the field that is wrong
   */
  JobForm read() {
    if (!"rsync".equals(kind)) {
      throw new Refused("kind", Text.of("jobs.refused.kind"));
    }
    if (rsync == null) {
      throw new Refused("rsync", Text.of("inventory.refused.missing"));
    }
    return new JobForm(
        name,
        rsync.read(),
        timetable == null ? Timetable.byHand() : timetable.read(),
        direction == null ? Direction.FOLLOW : Direction.of(direction),
        Boolean.TRUE.equals(paused));
  }
}
