package pairkeeper.web.jobs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.Schedule;
import pairkeeper.core.schedule.ScheduleWords;

/**
 * What a typed schedule means, beside the form.
 *
 * @param refused why it means nothing yet, or null
 * @param words its sentence in parts; empty when refused
 * @param next its next due times, at most five
 * @param remark what else has to be said, or null
 */
public record SchedulePreview(Text refused, List<Text> words, List<Due> next, Text remark) {
  private static final int SHOWN = 5;

  /** Of what stands in the form now. */
  public static SchedulePreview of(ScheduleFields fields, ZoneId zone, Instant now) {
    if (fields.isByHand()) {
      return new SchedulePreview(null, List.of(Text.of("schedule.words.by-hand")), List.of(), null);
    }
    try {
      var times = fields.toTimes(zone, now);
      Schedule schedule = times.schedule();
      List<Due> next = times.next(now, SHOWN);
      boolean shut = !next.isEmpty() && times.nextStart(now).isEmpty();
      return new SchedulePreview(
          null, ScheduleWords.of(schedule), next, remark(schedule, next.isEmpty(), shut));
    } catch (Refused refused) {
      return new SchedulePreview(refused.text(), List.of(), List.of(), null);
    }
  }

  private static Text remark(Schedule schedule, boolean none, boolean shut) {
    if (schedule instanceof Schedule.After) {
      return Text.of("schedule.preview.after");
    }
    return none ? Text.of("schedule.preview.none") : shut ? Text.of("schedule.preview.shut") : null;
  }
}
