package pairkeeper.api.jobs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.job.Occurrence;

/**
 * What became of a due time, or of several in a row with the same fate.
 *
 * @param due the last one of several
 * @param decision {@code run}, {@code skipped}, {@code missed} or {@code merged}
 * @param why null for a run that started on time
 */
public record OccurrenceJson(
    Instant due, Instant first, long count, String decision, String why, UUID run) {
  static OccurrenceJson of(Occurrence o, Speaker speaker) {
    return new OccurrenceJson(
        o.due(), o.first(), o.count(), o.kind().word(), speaker.say(o.why()), o.run());
  }
}
