package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.ops.Transactions;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.live.Changed;
import pairkeeper.ops.runs.NotStarted.Why;
import pairkeeper.store.runs.PlanJson;
import pairkeeper.store.runs.Plans;
import pairkeeper.store.runs.RunLocks;
import pairkeeper.store.runs.RunMove;
import pairkeeper.store.runs.RunSteps;
import pairkeeper.store.runs.Runs;

/** What people do to a run that was started: answer, resume, stop, abandon. */
@ApplicationScoped
public class RunControl {
  private Transactions transactions;
  private Plans plans;
  private Runs runs;
  private RunLocks locks;
  private RunSteps steps;
  private RunQueue queue;
  private RunAudit audit;
  private CurrentUser user;
  private Consumer<Changed> live;
  private Clock clock;

  protected RunControl() {}

  @Inject
  RunControl(
      Transactions transactions,
      Plans plans,
      Runs runs,
      RunLocks locks,
      RunSteps steps,
      RunQueue queue,
      RunAudit audit,
      CurrentUser user,
      Event<Changed> live,
      Clock clock) {
    this(transactions, plans, runs, locks, steps, queue, audit, user, live::fireAsync, clock);
  }

  RunControl(
      Transactions transactions,
      Plans plans,
      Runs runs,
      RunLocks locks,
      RunSteps steps,
      RunQueue queue,
      RunAudit audit,
      CurrentUser user,
      Consumer<Changed> live,
      Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.runs = runs;
    this.locks = locks;
    this.steps = steps;
    this.queue = queue;
    this.audit = audit;
    this.user = user;
    this.live = live;
    this.clock = clock;
  }

  /**
   * Answers a step that waits for a person, or one that may be answered early.
   *
   * @param remark at most 2000 characters, may be ""
   * @throws Refused when the step does not ask (any more), or not for such an answer; field {@code
   *     answer} or {@code remark}
   * @throws NotThere when there is no such run or step for this person
   */
  public void answer(UUID run, String step, Answer.Kind kind, String remark) {
    String words = Words.page("remark", remark == null ? "" : remark.strip(), Typed.REMARK);
    change(
        run,
        it -> {
          RunStep row =
              steps.of(run).stream()
                  .filter(s -> s.id().equals(step))
                  .findFirst()
                  .orElseThrow(() -> new NotThere("step", run));
          var answer = new Answer(kind, words, user.actor().display(), now());
          requireAsked(it, row, kind);
          if (!steps.answer(run, row.position(), row.state(), answer)) {
            throw notAsked();
          }
          audit.byPerson(
              "run.answered", it, Map.of("step", step, "answer", kind.word(), "remark", words));
          if (row.state() == StepState.AWAITING_PERSON) {
            goOn(it);
          }
        });
  }

  private void requireAsked(Run run, RunStep row, Answer.Kind kind) {
    Step step = planned(run, row);
    boolean fits =
        switch (row.state()) {
          case AWAITING_PERSON ->
              run.state() == RunState.AWAITING_PERSON
                  && (kind != Answer.Kind.REPEAT || !(step instanceof Step.Ask));
          case PENDING ->
              !run.state().ended()
                  && kind != Answer.Kind.REPEAT
                  && step instanceof Step.Ask ask
                  && ask.early();
          case RUNNING, DONE, ALREADY_DONE, SKIPPED, TOLERATED, FAILED, UNKNOWN -> false;
        };
    if (!fits) {
      throw notAsked();
    }
  }

  private Step planned(Run run, RunStep row) {
    var stored = plans.find(run.plan(), user.customers()).orElseThrow();
    if (stored.read() instanceof PlanJson.Read.Known(Plan plan)) {
      return plan.steps().get(row.position() - 1);
    }
    throw notAsked();
  }

  private boolean takenBack(Run run) {
    var stored = plans.find(run.plan(), user.customers()).orElseThrow();
    return stored.read() instanceof PlanJson.Read.Known(Plan plan)
        && TakenBack.is(plan, steps.of(run.id()));
  }

  private static Refused notAsked() {
    return new Refused("answer", Text.of("runs.refused.not-asked"));
  }

  /**
   * Goes on with a failed, stopped or doubtful run at the step where it stands.
   *
   * @throws NotStarted when another run has worked on the pair since
   * @throws PairBusy when another run holds the pair
   * @throws ThingBusy when another job's run works on the same
   * @throws Refused when it is in another state, or a question is open
   */
  public void resume(UUID run) {
    try {
      change(
          run,
          it -> {
            requireResumable(it);
            audit.byPerson("run.resumed", it, Map.of());
            goOn(it);
          });
    } catch (Refused | PairBusy | NotThere | Denied said) {
      throw said;
    } catch (RuntimeException e) {
      // lost the race for the pair
      transactions.in(() -> runs.find(run, user.customers())).ifPresent(this::requireFree);
      throw e;
    }
  }

  private void requireResumable(Run run) {
    boolean asks =
        steps.of(run.id()).stream()
            .anyMatch(s -> s.state() == StepState.AWAITING_PERSON && s.answer() == null);
    boolean may = run.state() == RunState.FAILED || run.state() == RunState.AWAITING_PERSON;
    if (!may || asks) {
      throw new Refused("", Text.of(asks ? "runs.refused.asks" : "runs.refused.not-resumable"));
    }
    if (takenBack(run)) {
      throw new Refused("", Text.of("runs.refused.taken-back"));
    }
    requireThings(run);
    if (runs.freedPair(run.id())) {
      // nothing is left that the changes of another run could make wrong
      return;
    }
    requireFree(run);
    if (run.job() == null && runs.overtaken(run)) {
      throw new NotStarted(Why.OVERTAKEN, Text.of("runs.refused.overtaken"));
    }
  }

  private void requireFree(Run run) {
    runs.holder(run.pair())
        .filter(holder -> !holder.id().equals(run.id()))
        .ifPresent(holder -> {
          throw new PairBusy(holder);
        });
  }

  private void requireThings(Run run) {
    locks.inTurn(run.pair());
    locks
        .holder(locks.of(run.id()), run.id())
        .ifPresent(holder -> {
          throw new ThingBusy(holder);
        });
  }

  /**
   * Gives a run up; the pair is free again. What its steps did stays as it is.
   *
   * @param reason 1 to 2000 characters
   * @throws Refused while a step is being carried out, or when it ended already
   */
  public void abandon(UUID run, String reason) {
    String why = Words.page("reason", reason == null ? "" : reason.strip(), Typed.REMARK);
    if (why.isEmpty()) {
      throw new Refused("reason", Text.of("runs.refused.reason"));
    }
    change(
        run,
        it -> {
          if (!it.state().mayBecome(RunState.ABANDONED)) {
            String key = it.state() == RunState.RUNNING ? "running" : "over";
            throw new Refused("", Text.of("runs.refused." + key));
          }
          Text remark =
              Text.of("runs.remark.abandoned", "by", user.actor().display(), "reason", why);
          move(it, RunState.ABANDONED, false, remark);
          audit.byPerson("run.abandoned", it, Map.of("reason", why));
        });
  }

  /**
   * Lets a running run wait for a person after its present step, though never inside the write gap.
   * The run of a job is ended at once: what it has begun is killed on its server, and it fails.
   *
   * @throws Refused when it is not running
   */
  public void stopAfterStep(UUID run) {
    change(
        run,
        it -> {
          if (!runs.askStop(run, user.actor().display())) {
            throw new Refused("", Text.of("runs.refused.not-running"));
          }
          audit.byPerson("run.stop-asked", it, Map.of());
        });
  }

  /** One change under the run's lock, by somebody who may. */
  private void change(UUID id, Consumer<Run> work) {
    Run run =
        transactions.in(() -> {
          Run locked = runs.locked(id, user.customers()).orElseThrow(() -> new NotThere("run", id));
          user.require(Right.RUN, locked.customer());
          work.accept(locked);
          return locked;
        });
    live.accept(Changed.run(id));
    live.accept(Changed.pair(run.pair()));
    live.accept(Changed.runs(run.customer()));
  }

  private void goOn(Run run) {
    move(run, RunState.PLANNED, true, null);
    locks.again(run.id());
    queue.add(run, run.fence());
  }

  private void move(Run run, RunState to, boolean queued, Text remark) {
    if (!runs.move(new RunMove(run.id(), run.state(), to, run.fence(), queued, remark, now()))) {
      throw new IllegalStateException("run " + run.number() + " changed under its lock");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
