package pairkeeper.core.job;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.schedule.Decision;

/**
 * What became of one due time of a job, or of several in a row with the same fate.
 *
 * @param due the due time, the last one of several
 * @param first the first one of several, else the same
 * @param count how many
 * @param why the reason, or null for a run that started on time
 * @param run that was started, or null
 */
public record Occurrence(
    UUID job,
    Instant due,
    Instant first,
    long count,
    Decision.Kind kind,
    Text why,
    UUID run,
    Instant decidedAt) {

  /** What a decision came to. */
  public static Occurrence of(UUID job, Decision decision, UUID run, Instant at) {
    return new Occurrence(
        job,
        decision.due(),
        decision.first(),
        decision.count(),
        decision.kind(),
        decision.why().orElse(null),
        run,
        at);
  }
}
