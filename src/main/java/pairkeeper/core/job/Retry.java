package pairkeeper.core.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.schedule.Decision;

/**
 * Another start of a due time whose run failed for a reason that may pass by itself.
 *
 * @param at when it starts
 * @param due the due time, whose day counts
 * @param attempt from 1
 */
public record Retry(Instant at, Instant due, int attempt) {
  private static final String WHY = "jobs.why.retry";

  /**
   * What follows the run of a due time that has ended.
   *
   * @param decided the due time for which it was started; what a person started is not tried again
   */
  public static Optional<Retry> after(
      Run run, List<RunStep> steps, Job job, Optional<Occurrence> decided) {
    return decided
        .filter(o -> run.id().equals(o.run()))
        .filter(o -> run.state() == RunState.FAILED && PassingErrors.in(job.settings(), steps))
        .map(Retry::of)
        .map(last -> last.next(run.endedAt(), job.timetable().retries()))
        .filter(next -> next.attempt <= job.timetable().retries().most())
        .filter(next -> next.inTime(job.timetable(), next.at));
  }

  /** Which attempt a start was: 0 for the one on time. */
  private static Retry of(Occurrence start) {
    Text why = start.why();
    if (why == null || !why.key().equals(WHY)) {
      return new Retry(start.due(), start.due(), 0);
    }
    Instant due = Instant.parse((String) why.args().get("due"));
    return new Retry(start.due(), due, ((Long) why.args().get("attempt")).intValue());
  }

  private Retry next(Instant failed, Retries rules) {
    return new Retry(failed.plus(rules.pause(attempt + 1)), due, attempt + 1);
  }

  /** Whether a start at that time is not too late for the due time. */
  public boolean inTime(Timetable timetable, Instant start) {
    return !start.isAfter(due.plus(timetable.rules().maxLateness()));
  }

  /**
   * As what it goes into the job's history.
   *
   * @param most how many there are at most
   */
  public Decision decision(int most) {
    var args = Map.<String, Object>of("attempt", attempt, "most", most, "due", due.toString());
    return new Decision(Decision.Kind.RUN, at, at, 1, Optional.of(new Text(WHY, args)));
  }
}
