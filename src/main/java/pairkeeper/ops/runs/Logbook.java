package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Progress;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.runbook.Fencing;
import pairkeeper.ops.Transactions;
import pairkeeper.store.runs.PlanJson;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.RunMove;
import pairkeeper.store.runs.RunSteps;
import pairkeeper.store.runs.Runs;

/**
 * Stores what the runner does, before and after it does it, each time in one short transaction: the
 * end of one step together with the beginning of the next.
 */
@ApplicationScoped
public class Logbook {
  private Transactions transactions;
  private Plans plans;
  private Runs runs;
  private RunSteps steps;
  private Stepping stepping;
  private RunAudit audit;
  private Clock clock;

  protected Logbook() {}

  @Inject
  public Logbook(
      Transactions transactions,
      Plans plans,
      Runs runs,
      RunSteps steps,
      Stepping stepping,
      RunAudit audit,
      Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.runs = runs;
    this.steps = steps;
    this.stepping = stepping;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes a run over from the scheduler.
   *
   * @param queued the fence with which the run was handed to the scheduler
   * @return empty when there is nothing to do: the task is out of date, or the run cannot go on
   */
  Optional<Taken> take(UUID id, long queued) {
    return transactions.in(() ->
        runs.find(id, Scope.all())
            .filter(run -> run.queued() == queued)
            .flatMap(this::running)
            .flatMap(this::readable));
  }

  private Optional<Run> running(Run run) {
    return switch (run.state()) {
      case PLANNED, INTERRUPTED -> moved(run, RunState.RUNNING);
      // the scheduler gives a task away again only when whoever had it is dead
      case RUNNING -> interrupted(run).flatMap(cut -> moved(cut, RunState.RUNNING));
      case AWAITING_APPROVAL, AWAITING_PERSON, SUCCEEDED, FAILED, ABANDONED -> Optional.empty();
    };
  }

  private Optional<Run> interrupted(Run run) {
    var cut = moved(run, RunState.INTERRUPTED);
    cut.ifPresent(it -> audit.byRun("run.interrupted", it, Map.of()));
    return cut;
  }

  private Optional<Run> moved(Run run, RunState to) {
    var move = new RunMove(run.id(), run.state(), to, run.fence(), false, null, now());
    return runs.move(move) ? runs.find(run.id(), Scope.all()) : Optional.empty();
  }

  private Optional<Taken> readable(Run run) {
    var stored = plans.find(run.plan(), Scope.all()).orElseThrow();
    return switch (stored.read()) {
      case PlanJson.Read.Known(Plan plan) -> Optional.of(new Taken(run, plan));
      case PlanJson.Read.UnknownSchema(int schema) -> unreadable(run);
      case PlanJson.Read.Broken(String why) -> unreadable(run);
    };
  }

  private Optional<Taken> unreadable(Run run) {
    stepping.rest(run, RunState.AWAITING_PERSON, Text.of("runs.remark.unreadable"), now());
    return Optional.empty();
  }

  /** The steps that left the run's fencing number on servers, in this or an earlier taking. */
  List<Step.Act> claimed(Taken taken) {
    if (transactions.in(() -> runs.freedPair(taken.run().id()))) {
      // a newer number is no news to it
      return List.of();
    }
    return transactions.in(() -> steps.of(taken.run().id())).stream()
        .filter(row -> row.state().passed())
        .map(row -> taken.step(row.position()))
        .filter(Fencing::claims)
        .map(Step.Act.class::cast)
        .toList();
  }

  /** Lets the run wait for a person before anything more is done in it. */
  void overtaken(Taken taken, Text why) {
    storing(taken, note -> stepping.rest(taken.run(), RunState.AWAITING_PERSON, why, now()));
  }

  /** Where a run that was just taken goes on. */
  Next first(Taken taken) {
    return storing(taken, note -> stepping.enter(taken, 1, note, now()));
  }

  /**
   * The step that was begun by a transaction whose commit nobody heard of: nothing of it has been
   * sent.
   */
  Next begun(Taken taken) {
    return storing(
        taken,
        note ->
            steps.of(taken.run().id()).stream()
                .filter(row -> row.state() == StepState.RUNNING)
                .findFirst()
                .<Next>map(row ->
                    new Next.Carry(
                        taken.step(row.position()), row.position(), row.attempt(), Mode.FIRST))
                .orElseGet(() -> stepping.enter(taken, 1, note, now())));
  }

  /** Stores how a step ended, and begins the next one. */
  Next next(Taken taken, int position, Ended ended) {
    return storing(
        taken,
        note -> {
          stepping.end(taken, position, ended, now());
          return stepping.after(taken, position, ended, note, now());
        });
  }

  /** Stores that nobody knows how a step ended, and begins the attempt that looks at it. */
  Next doubt(Taken taken, int position, Ended unknown) {
    return storing(
        taken,
        note -> {
          stepping.end(taken, position, unknown, now());
          return stepping.enter(taken, position, note, now());
        });
  }

  /**
   * One transaction under the run's lock; once more when a change of the inventory was refused,
   * which fails the step that wanted it and keeps the rest.
   */
  private Next storing(Taken taken, Function<NoteRefused, Next> work) {
    try {
      return transactions.in(() -> work.apply(held(taken, null)));
    } catch (NoteRefused refused) {
      return transactions.in(() -> work.apply(held(taken, refused)));
    }
  }

  /** Keeps the run's row until the transaction ends. */
  private NoteRefused held(Taken taken, NoteRefused refused) {
    if (!runs.hold(taken.run().id(), taken.run().fence())) {
      throw new TakenOver("run " + taken.run().number());
    }
    return refused;
  }

  /**
   * The step with what earlier steps printed put in.
   *
   * @return empty when one of them did not print what it should
   */
  Optional<Step> filled(Taken taken, Step step) {
    if (!SaidRef.in(step)) {
      return Optional.of(step);
    }
    List<RunStep> all = transactions.in(() -> steps.of(taken.run().id()));
    try {
      return Optional.of(SaidRef.filled(step, id -> said(all, id)));
    } catch (NoSuchElementException none) {
      return Optional.empty();
    }
  }

  private static String said(List<RunStep> all, String id) {
    return all.stream()
        .filter(row -> row.id().equals(id) && row.state().passed())
        .findFirst()
        .flatMap(row -> SaidRef.said(row.output()))
        .orElseThrow();
  }

  /** Who wants a job's run ended at once, or ""; what holds a pair only rests after its step. */
  String endAsked(Taken taken) {
    return taken.run().job() == null
        ? ""
        : transactions.in(() -> runs.stopAskedBy(taken.run().id()));
  }

  /**
   * Asks the runs of the pair's jobs to end.
   *
   * @return the numbers of those that have not ended yet
   */
  List<Long> endJobs(Taken taken) {
    return transactions.in(() -> {
      UUID pair = taken.run().pair();
      List<Long> left = runs.jobsUnderWay(pair);
      if (!left.isEmpty()) {
        runs.askJobsToEnd(pair, taken.run().actor());
      }
      return left;
    });
  }

  void progress(Taken taken, int position, Progress progress) {
    transactions.run(() -> steps.progress(taken.run().id(), position, progress));
  }

  void output(Taken taken, int position, String output) {
    transactions.run(() -> steps.output(taken.run().id(), position, output));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
