package pairkeeper.core.job;

import java.time.Instant;
import java.util.Set;
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
  /** Reasons that somebody chose; any other is a start that was wanted. */
  private static final Set<String> CHOSEN =
      Set.of(
          "schedule.why.window",
          "schedule.why.blackout",
          "schedule.why.overlap",
          "jobs.why.paused",
          "jobs.why.changed");

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

  /**
   * Whether a start was wanted and did not come about; what somebody chose to leave out was not.
   */
  public boolean missed() {
    return switch (kind) {
      case RUN, MERGED -> false;
      case MISSED -> true;
      case SKIPPED -> why != null && !CHOSEN.contains(why.key());
    };
  }
}
