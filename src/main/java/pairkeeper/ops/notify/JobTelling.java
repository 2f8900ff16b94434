package pairkeeper.ops.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pairkeeper.core.job.Job;
import pairkeeper.core.notify.Channel;
import pairkeeper.core.notify.JobNews;
import pairkeeper.core.notify.Matter;
import pairkeeper.core.notify.Memory;
import pairkeeper.ops.Ids;
import pairkeeper.ops.jobs.JobList;
import pairkeeper.store.notify.Memories;
import pairkeeper.store.notify.Outbox;

/** Tells channels of jobs that failed, were missed or are overdue, and of their recovery. */
@ApplicationScoped
public class JobTelling {
  private JobList jobs;
  private Memories memories;
  private Outbox outbox;

  protected JobTelling() {}

  @Inject
  JobTelling(JobList jobs, Memories memories, Outbox outbox) {
    this.jobs = jobs;
    this.memories = memories;
    this.outbox = outbox;
  }

  /** How all jobs stand; in the caller's transaction. */
  List<JobList.Listed> all() {
    return jobs.all();
  }

  /** What one channel is told of them, in the caller's transaction. */
  void look(Channel channel, List<JobList.Listed> all, Instant now) {
    var remembered = new Remembered(memories, channel.id(), JobNews::isAbout);
    for (JobList.Listed listed : all) {
      Job job = listed.job();
      if (channel.matters().contains(Matter.JOB) && channel.hears(job.customer())) {
        remembered.look(JobNews.about(job), before -> look(channel, listed, before, now));
      }
    }
    remembered.forgetOthers();
  }

  private Memory look(Channel channel, JobList.Listed listed, Memory before, Instant now) {
    Job job = listed.job();
    Optional<String> state = JobNews.state(job, listed.last(), listed.decided(), now);
    if (state.isEmpty()) {
      return before;
    }
    Duration hold = JobNews.hold(state.get(), channel.hold());
    Memory.Step step = before.look(state.get(), hold, now);
    if (step.tells()) {
      outbox.add(
          Ids.next(),
          channel.id(),
          JobNews.message(
              job,
              listed.pair().name(),
              listed.customer(),
              state.get(),
              listed.last(),
              listed.decided(),
              now));
    }
    return step.after();
  }
}
