package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import pairkeeper.core.model.Scope;
import pairkeeper.core.run.Run;
import pairkeeper.ops.runs.AfterRun;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.runs.Runs;

/** What the end of a job's run brings about: another attempt, and the jobs that follow it. */
@ApplicationScoped
public class AfterJobRun implements AfterRun {
  private Jobs jobs;
  private Runs runs;
  private JobRetries retries;
  private JobWork work;

  protected AfterJobRun() {}

  @Inject
  AfterJobRun(Jobs jobs, Runs runs, JobRetries retries, JobWork work) {
    this.jobs = jobs;
    this.runs = runs;
    this.retries = retries;
    this.work = work;
  }

  @Override
  public void ended(Run before) {
    UUID job = before.job();
    if (job == null) {
      return;
    }
    Run run = runs.find(before.id(), Scope.all()).orElseThrow();
    jobs.find(job, Scope.all()).ifPresent(it -> retries.ended(run, it));
    // whether it is really due is decided then
    jobs.followers(job).forEach(next -> work.wake(next.id(), run.endedAt()));
  }
}
