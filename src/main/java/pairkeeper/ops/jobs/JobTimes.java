package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.job.Job;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.store.jobs.Occurrences;
import pairkeeper.store.runs.Runs;

/** On which clock a job is due, and that somebody wakes up for its next due time. */
@ApplicationScoped
public class JobTimes {
  private Transactions transactions;
  private Runs runs;
  private Occurrences occurrences;
  private Pairs pairs;
  private Sites sites;
  private JobWork work;

  protected JobTimes() {}

  @Inject
  JobTimes(
      Transactions transactions,
      Runs runs,
      Occurrences occurrences,
      Pairs pairs,
      Sites sites,
      JobWork work) {
    this.transactions = transactions;
    this.runs = runs;
    this.occurrences = occurrences;
    this.pairs = pairs;
    this.sites = sites;
    this.work = work;
  }

  /** The due times of a job on its site's clock; empty when only people start it. */
  Optional<DueTimes> of(Job job) {
    ZoneId zone = sites.get(pairs.get(job.pair()).site()).zone();
    return job.timetable().times(zone, ends(job));
  }

  /** When runs of the job that it follows have ended, as far as that is not decided yet. */
  private List<Instant> ends(Job job) {
    return job.timetable()
        .follows()
        .map(after ->
            transactions.in(() ->
                runs.endsOf(after.job(), after.onlyIfSucceeded(), occurrences.decided(job.id()))))
        .orElse(List.of());
  }

  /**
   * The next due time that is not decided yet and not left out, which may be past; empty when only
   * people start it, or it is paused.
   */
  public Optional<Instant> next(Job job) {
    return job.paused()
        ? Optional.empty()
        : of(job).flatMap(t -> t.nextStart(occurrences.decided(job.id()))).map(Due::at);
  }

  /** Has somebody wake up for the next due time; in the caller's transaction. */
  void wakeNext(Job job) {
    next(job).ifPresent(at -> work.wake(job.id(), at));
  }
}
