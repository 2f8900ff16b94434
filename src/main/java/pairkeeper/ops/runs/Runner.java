package pairkeeper.ops.runs;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.plan.StepState;
import pairkeeper.ops.live.Changed;
import pairkeeper.store.runs.PlanJson;

/**
 * Carries a stored plan out, step by step: each beginning is stored before, each end after the
 * work, and no transaction is open while a server works.
 */
final class Runner {
  private static final System.Logger LOG = System.getLogger(Runner.class.getName());

  private final Logbook book;
  private final StepWorker worker;
  private final Function<UUID, Secret> secrets;
  private final Consumer<Changed> live;
  private final InstantSource clock;
  private final Outage outage;
  private final Executor aside;
  private volatile boolean stopping;

  /**
   * @param secrets the secret that a plan's placeholder names; null when there is none
   * @param live told of each change, outside of transactions
   * @param aside does what no next step waits for
   */
  Runner(
      Logbook book,
      StepWorker worker,
      Function<UUID, Secret> secrets,
      Consumer<Changed> live,
      InstantSource clock,
      Pause pause,
      Executor aside) {
    this.book = book;
    this.worker = worker;
    this.secrets = secrets;
    this.live = live;
    this.clock = clock;
    this.outage = new Outage(clock, pause);
    this.aside = aside;
  }

  /**
   * Takes a run over and carries it out until it ends or waits for a person; does nothing when
   * somebody else has it or nothing is to be done.
   *
   * <p>What it throws comes from the console's own database: the run stands as it was stored last,
   * and the scheduler gives it away again.
   *
   * @param queued the fence with which the run was handed to the scheduler
   */
  void carryOut(UUID run, long queued) {
    book.take(run, queued)
        .ifPresent(taken -> {
          live.accept(Changed.runs(taken.run().customer()));
          try {
            // of jobs there may be many at once on one host, and none of them is urgent
            if (taken.run().job() == null) {
              worker.expecting(taken.plan(), () -> goThrough(taken));
            } else {
              goThrough(taken);
            }
          } catch (TakenOver gone) {
            LOG.log(Level.WARNING, "run {0} has been taken over", taken.run().number());
          } catch (Pause.Halted halted) {
            LOG.log(Level.INFO, "run {0} is left to the next start", taken.run().number());
          }
          live.accept(Changed.pair(taken.run().pair()));
          live.accept(Changed.runs(taken.run().customer()));
        });
    live.accept(Changed.run(run));
  }

  /** The console is being stopped: what ends without a clear result from now on is not stored. */
  void stop() {
    stopping = true;
  }

  private void goThrough(Taken taken) {
    var overtaken = worker.overtaken(book.claimed(taken));
    if (overtaken.isPresent()) {
      book.overtaken(taken, overtaken.get());
      return;
    }
    var masker = new Masker(secretsOf(taken.plan()));
    Next next = book.first(taken);
    int repeats = 0;
    while (next instanceof Next.Carry carry) {
      tell(taken, carry.position());
      Ended ended = masker.mask(carried(taken, carry, repeats, report(taken, carry, masker)));
      boolean doubt = ended.state() == StepState.UNKNOWN && !ended.looked();
      if (stopping && ended.state() == StepState.UNKNOWN) {
        throw new Pause.Halted();
      }
      repeats = doubt && carry.mode() == Mode.DOUBT ? repeats + 1 : 0;
      next = stored(taken, carry.position(), ended, doubt);
      if (!doubt && ended.state() != StepState.UNKNOWN) {
        aside.execute(() -> tidy(taken, carry));
      }
    }
  }

  private void tidy(Taken taken, Next.Carry carry) {
    try {
      worker.tidy(taken.run().id(), carry);
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "files of run {0} stay on a server: {1}", taken.run().number(), e);
    }
  }

  /** The outcome is not lost by an outage of the console's own database. */
  private Next stored(Taken taken, int position, Ended ended, boolean doubt) {
    return outage.outlast(
        () -> doubt ? book.doubt(taken, position, ended) : book.next(taken, position, ended),
        () -> book.begun(taken));
  }

  private Ended carried(Taken taken, Next.Carry carry, int repeats, Report report) {
    return outage
        .outlast(() -> book.filled(taken, carry.step()))
        .map(step -> new Next.Carry(step, carry.position(), carry.attempt(), carry.mode()))
        .map(filled -> worker.carry(taken.run().id(), filled, repeats, report))
        .orElseGet(() -> Ended.failed(null, Text.of("runs.why.no-position"), ""));
  }

  private LiveReport report(Taken taken, Next.Carry carry, Masker masker) {
    int position = carry.position();
    return new LiveReport(
        clock,
        masker,
        taken.inGap(position),
        text -> {
          outage.unless(() -> book.output(taken, position, text));
          tell(taken, position);
        },
        progress -> {
          outage.unless(() -> book.progress(taken, position, progress));
          tell(taken, position);
        },
        () -> outage.unless(() -> book.endAsked(taken), ""),
        () -> outage.outlast(() -> book.endJobs(taken)));
  }

  private void tell(Taken taken, int position) {
    if (!taken.inGap(position)) {
      live.accept(Changed.run(taken.run().id()));
    }
  }

  private List<Secret> secretsOf(Plan plan) {
    return SecretRef.PLACEHOLDER
        .matcher(PlanJson.write(plan))
        .results()
        .map(found -> secrets.apply(UUID.fromString(found.group(1))))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
