package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import pairkeeper.core.job.Job;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.store.jobs.Occurrences;

/** On which clock a job is due, and that somebody wakes up for its next due time. */
@ApplicationScoped
public class JobTimes {
  private Occurrences occurrences;
  private Pairs pairs;
  private Sites sites;
  private JobWork work;

  protected JobTimes() {}

  @Inject
  JobTimes(Occurrences occurrences, Pairs pairs, Sites sites, JobWork work) {
    this.occurrences = occurrences;
    this.pairs = pairs;
    this.sites = sites;
    this.work = work;
  }

  /** The due times of a job on its site's clock; empty when only people start it. */
  Optional<DueTimes> of(Job job) {
    return job.timetable().times(sites.get(pairs.get(job.pair()).site()).zone());
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
