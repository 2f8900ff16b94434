package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Retry;
import pairkeeper.core.run.Run;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.Occurrences;
import pairkeeper.store.runs.RunSteps;

/**
 * Has the run of a due time tried again, when it failed for a reason that may pass by itself; with
 * the end of that run in one transaction, so that no crash loses it.
 */
@ApplicationScoped
public class JobRetries {
  private Jobs jobs;
  private Occurrences occurrences;
  private RunSteps steps;
  private JobWork work;

  protected JobRetries() {}

  @Inject
  JobRetries(Jobs jobs, Occurrences occurrences, RunSteps steps, JobWork work) {
    this.jobs = jobs;
    this.occurrences = occurrences;
    this.steps = steps;
    this.work = work;
  }

  /** In the transaction that ends the run. */
  void ended(Run run, Job job) {
    Retry.after(run, steps.of(run.id()), job, occurrences.ofRun(run.id()))
        .ifPresent(retry -> {
          jobs.triesAgain(job.id(), retry);
          work.wake(job.id(), retry.at());
        });
  }
}
