package pairkeeper.ops.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Occurrence;
import pairkeeper.core.job.Retry;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.schedule.Busy;
import pairkeeper.core.schedule.Decision;
import pairkeeper.core.schedule.Decisions;
import pairkeeper.core.schedule.DueTimes;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.runs.NotStarted;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.ThingBusy;
import pairkeeper.store.jobs.Jobs;
import pairkeeper.store.jobs.Occurrences;
import pairkeeper.store.runs.Runs;

/**
 * Decides what becomes of a job's due times and starts what is to start. The decisions, the run and
 * the wake-up for the next due time are one transaction: with several consoles each due time is
 * decided once, by the one that is first.
 */
@ApplicationScoped
public class JobDue {
  private static final System.Logger LOG = System.getLogger(JobDue.class.getName());

  private Transactions transactions;
  private Jobs jobs;
  private Occurrences occurrences;
  private Runs runs;
  private JobTimes times;
  private JobStart start;
  private CurrentUser user;
  private Clock clock;

  protected JobDue() {}

  @Inject
  JobDue(
      Transactions transactions,
      Jobs jobs,
      Occurrences occurrences,
      Runs runs,
      JobTimes times,
      JobStart start,
      CurrentUser user,
      Clock clock) {
    this.transactions = transactions;
    this.jobs = jobs;
    this.occurrences = occurrences;
    this.runs = runs;
    this.times = times;
    this.start = start;
    this.user = user;
    this.clock = clock;
  }

  /** It cannot start for the moment; the rules of the job say how long that is tried. */
  static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotYet(Text why) {
      super(why.key(), null, false, false);
    }
  }

  /** Another console was faster. */
  private static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Decides all that is due; does nothing when that is done already.
   *
   * @throws NotYet when something waits; the scheduler asks again
   */
  void decide(UUID id) {
    user.asConsole(() ->
        transactions
            .in(() -> jobs.find(id, Scope.all()))
            .filter(job -> !job.paused())
            .ifPresent(this::decide));
  }

  private void decide(Job job) {
    try {
      times.of(job).ifPresent(due -> decide(job, due));
    } catch (NotThere gone) {
      LOG.log(Level.INFO, "job {0} is due on a pair that is out of use", job.id());
    } catch (Over faster) {
      LOG.log(Level.DEBUG, "job {0} was decided elsewhere", job.id());
    }
  }

  private void decide(Job job, DueTimes due) {
    Instant now = now();
    Instant decided = transactions.in(() -> occurrences.decided(job.id()));
    Optional<Busy> busy = transactions.in(() -> runs.newestOf(job.id())).map(Busies::of);
    List<Decision> all = Decisions.decide(due, job.timetable().rules(), decided, busy, now);
    if (all.isEmpty() && due.count(decided, now) > 0) {
      throw waits(job, Text.of("jobs.waiting.run"));
    }
    if (all.isEmpty() && job.retry() != null) {
      again(job, job.retry(), due, decided);
      return;
    }
    Optional<Decision> run = all.stream().filter(d -> d.kind() == Decision.Kind.RUN).findFirst();
    if (run.isEmpty()) {
      transactions.run(() -> settle(job, decided, all, null));
    } else {
      start(job, decided, all, run.get().due());
    }
  }

  /** Starts what failed before once more; a run that was taken up again by a person says itself. */
  private void again(Job job, Retry retry, DueTimes due, Instant decided) {
    Instant now = now();
    boolean failed =
        transactions
            .in(() -> runs.newestOf(job.id()))
            .filter(run -> run.state() == RunState.FAILED)
            .isPresent();
    if (!failed || retry.at().isAfter(now)) {
      return;
    }
    boolean open = job.timetable().windows().against(now, due.zone()).isEmpty();
    if (!open || !retry.inTime(job.timetable(), now)) {
      transactions.run(() -> jobs.triesNoMore(job.id()));
      return;
    }
    int most = job.timetable().retries().most();
    start(job, decided, List.of(retry.decision(most)), retry.due());
  }

  private void start(Job job, Instant decided, List<Decision> all, Instant of) {
    try {
      start.due(job, of, id -> settle(job, decided, all, id));
    } catch (PairBusy busy) {
      throw waits(job, Text.of("jobs.waiting.pair", "number", busy.number()));
    } catch (ThingBusy busy) {
      throw waits(job, busy.text());
    } catch (NotStarted no) {
      notStarted(job, decided, all, why(no));
    } catch (Refused no) {
      if (no.field().startsWith("server:")) {
        throw waits(job, no.text());
      }
      notStarted(job, decided, all, no.text());
    }
  }

  /** In the words of the guard that stands against it. */
  private static Text why(NotStarted no) {
    return no.guards().stream()
        .filter(GuardResult::blocks)
        .map(GuardResult::evidence)
        .findFirst()
        .orElse(no.text());
  }

  private void notStarted(Job job, Instant decided, List<Decision> all, Text why) {
    List<Decision> without = all.stream().map(d -> skipped(d, why)).toList();
    LOG.log(Level.WARNING, "job {0} was not started: {1}", job.id(), why.key());
    transactions.run(() -> settle(job, decided, without, null));
  }

  private static Decision skipped(Decision d, Text why) {
    return d.kind() == Decision.Kind.RUN
        ? new Decision(Decision.Kind.SKIPPED, d.due(), d.first(), d.count(), Optional.of(why))
        : d;
  }

  private void settle(Job job, Instant decided, List<Decision> all, UUID run) {
    Instant at = now();
    List<Occurrence> since =
        all.stream()
            .map(d -> Occurrence.of(job.id(), d, d.kind() == Decision.Kind.RUN ? run : null, at))
            .toList();
    if (!occurrences.settle(job.id(), decided, since)) {
      throw new Over();
    }
    times.wakeNext(job);
  }

  private NotYet waits(Job job, Text why) {
    transactions.run(() -> jobs.waits(job.id(), why));
    return new NotYet(why);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
