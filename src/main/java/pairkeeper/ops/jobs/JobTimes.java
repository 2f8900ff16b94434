package pairkeeper.ops.jobs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.Optional;
import pairkeeper.core.job.Job;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.schedule.Due;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.operation.Opening;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.Occurrences;

/** On which clock a job is due, and that somebody wakes up for its next due time. */
@ApplicationScoped
public class JobTimes {
  private Transactions transactions;
  private Jobs jobs;
  private Occurrences occurrences;
  private Pairs pairs;
  private Sites sites;
  private JobWork work;
  private CurrentUser user;

  protected JobTimes() {}

  @Inject
  JobTimes(
      Transactions transactions,
      Jobs jobs,
      Occurrences occurrences,
      Pairs pairs,
      Sites sites,
      JobWork work,
      CurrentUser user) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.occurrences = occurrences;
    this.pairs = pairs;
    this.sites = sites;
    this.work = work;
    this.user = user;
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

  // when the scheduler is made and not yet started
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER + 110) Opening.Opens console) {
    user.asConsole(() -> transactions.run(() -> jobs.all().forEach(this::wakeAgain)));
  }

  /** Its task is there already, unless the database was brought back from a copy. */
  private void wakeAgain(Job job) {
    try {
      wakeNext(job);
    } catch (NotThere archived) {
      // of a pair that is out of use
    }
  }
}
