package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Run;
import pairkeeper.core.run.RunStep;
import pairkeeper.core.run.Thing;
import pairkeeper.ops.inventory.PairEvents;
import pairkeeper.store.runs.RunLocks;
import pairkeeper.store.runs.RunMove;
import pairkeeper.store.runs.RunSteps;
import pairkeeper.store.runs.Runs;
import pairkeeper.store.runs.StepEnd;

/**
 * Goes from step to step inside one transaction, in which the run's row is held: ends one, settles
 * what needs no server (questions and notes), and begins the next that does.
 */
@ApplicationScoped
public class Stepping {
  private Runs runs;
  private RunSteps steps;
  private RunLocks locks;
  private PairEvents inventory;
  private JobNotes jobNotes;
  private AfterRun after;
  private RunAudit audit;

  protected Stepping() {}

  @Inject
  public Stepping(
      Runs runs,
      RunSteps steps,
      RunLocks locks,
      PairEvents inventory,
      JobNotes jobNotes,
      AfterRun after,
      RunAudit audit) {
    this.runs = runs;
    this.steps = steps;
    this.locks = locks;
    this.inventory = inventory;
    this.jobNotes = jobNotes;
    this.after = after;
    this.audit = audit;
  }

  /**
   * Begins the first step from that position on which is not passed yet.
   *
   * @param refused the change of the inventory that was tried in vain just now, or null
   */
  Next enter(Taken taken, int from, NoteRefused refused, Instant now) {
    for (int position = from; position <= taken.length(); position++) {
      if (atOnce(taken, position, now)) {
        return new Next.Carry(taken.step(position), position, 1, Mode.FIRST);
      }
      RunStep row = steps.one(taken.run().id(), position);
      if (row.state().passed()) {
        continue;
      }
      String stop = taken.inGap(position) ? "" : runs.stopAskedBy(taken.run().id());
      if (!stop.isEmpty()) {
        return taken.run().job() == null
            ? rest(taken, RunState.AWAITING_PERSON, Text.of("runs.remark.stopped", "by", stop), now)
            : rest(taken, RunState.FAILED, Text.of("runs.why.ended", "by", stop), now);
      }
      Next halt =
          switch (taken.step(position)) {
            case Step.Ask ask -> ask(taken, ask, row, now);
            case Step.Note note -> note(taken, note, row, refused, now);
            case Step.Act act -> act(taken, row, now);
            case Step.Hook hook -> act(taken, row, now);
            case Step.Detached detached -> alone(taken, detached, row, now);
            case Step.Await await -> alone(taken, await, row, now);
            case Step.EndJobs jobs -> alone(taken, jobs, row, now);
          };
      if (halt != null) {
        return halt;
      }
    }
    return rest(taken, RunState.SUCCEEDED, shortcomings(taken), now);
  }

  /** How many steps failed without ending the run, or warned, as its remark; null when none did. */
  private Text shortcomings(Taken taken) {
    List<RunStep> rows = steps.of(taken.run().id());
    long failed = rows.stream().filter(row -> row.state() == StepState.TOLERATED).count();
    long warned = rows.stream().filter(Stepping::warned).count();
    if (failed > 0) {
      return Text.of("runs.remark.tolerated", "n", failed);
    }
    Optional<Text> own = rows.stream().filter(Stepping::warnedItself).map(RunStep::why).findFirst();
    return own.orElse(warned > 0 ? Text.of("runs.remark.warned", "n", warned) : null);
  }

  /** Whether the console itself found what is to be said, in the reader's language. */
  private static boolean warnedItself(RunStep row) {
    return row.state() == StepState.DONE
        && row.why() != null
        && row.why().key().startsWith(LogsKept.WARNED);
  }

  private static boolean warned(RunStep row) {
    return row.state() == StepState.DONE
        && row.why() != null
        && row.why().key().equals(DetachedWork.WARNED);
  }

  private void loud(Taken taken, int position) {
    var text = Text.of("runs.remark.tolerated-step", "name", hookName(taken.step(position)));
    inventory.apply(
        taken.run().pair(), new Change.Remark(text), taken.run().id(), taken.run().actor());
  }

  private static String hookName(Step step) {
    return String.valueOf(step.title().args().getOrDefault("name", step.id()));
  }

  /** Begins a step of the write gap without reading it first, if it was never begun. */
  private boolean atOnce(Taken taken, int position, Instant now) {
    return taken.inGap(position)
        && taken.step(position) instanceof Step.Act
        && steps.begin(taken.run().id(), position, StepState.PENDING, now);
  }

  /** What follows a step that has just ended. */
  Next after(Taken taken, int position, Ended ended, NoteRefused refused, Instant now) {
    Next next =
        switch (ended.state()) {
          case DONE, ALREADY_DONE, SKIPPED -> enter(taken, position + 1, refused, now);
          case TOLERATED -> {
            loud(taken, position);
            yield enter(taken, position + 1, refused, now);
          }
          case FAILED -> rest(taken, RunState.FAILED, told(taken, ended), now);
          case AWAITING_PERSON -> rest(taken, RunState.AWAITING_PERSON, null, now);
          case UNKNOWN -> rest(taken, RunState.AWAITING_PERSON, ended.why(), now);
          case PENDING, RUNNING -> throw new IllegalStateException("ended " + ended.state());
        };
    // the chain of the audit is written outside the write gap; nothing is lost by a crash, since
    // the steps themselves say which of them are not told yet
    if (!(next instanceof Next.Carry carry && taken.inGap(carry.position()))) {
      tell(taken);
    }
    return next;
  }

  /** Of a job's run somebody hears by a message, without its steps before them. */
  private static Text told(Taken taken, Ended failed) {
    return taken.run().job() == null ? null : failed.why();
  }

  private void tell(Taken taken) {
    var untold = steps.unaudited(taken.run().id());
    if (!untold.isEmpty()) {
      audit.ended(taken.run(), taken.plan(), untold);
      steps.audited(taken.run().id());
    }
  }

  /** Null when the run goes on. */
  private Next ask(Taken taken, Step.Ask ask, RunStep row, Instant now) {
    int position = row.position();
    boolean open = row.answer() == null || row.state() == StepState.FAILED;
    if (open && row.state() == StepState.AWAITING_PERSON) {
      return rest(taken, RunState.AWAITING_PERSON, null, now);
    }
    begin(taken, position, now);
    Ended ended = open ? waiting(ask.question()) : answered(ask, row.answer());
    end(taken, position, ended, now);
    return ended.state().passed() ? null : after(taken, position, ended, null, now);
  }

  private static Ended waiting(Text question) {
    return Ended.of(StepState.AWAITING_PERSON, question, "");
  }

  private static Ended answered(Step.Ask ask, Answer answer) {
    return switch (answer.kind()) {
      case DONE, REPEAT -> Ended.done(null, "");
      case REFUSED ->
          ask.refusable()
              ? Ended.of(StepState.SKIPPED, by("runs.why.refused", answer), "")
              : Ended.failed(null, by("runs.why.refused", answer), "");
    };
  }

  private static Text by(String key, Answer answer) {
    return Text.of(key, "by", answer.by());
  }

  private Next note(Taken taken, Step.Note note, RunStep row, NoteRefused refused, Instant now) {
    int position = row.position();
    begin(taken, position, now);
    if (refused != null && refused.position() == position) {
      Ended failed = Ended.failed(null, refused.why(), "");
      end(taken, position, failed, now);
      return after(taken, position, failed, null, now);
    }
    Ended ended;
    try {
      ended = applied(taken.run(), note.change(), now);
    } catch (RuntimeException e) {
      throw new NoteRefused(position, e);
    }
    end(taken, position, ended, now);
    return ended.state().passed() ? null : rest(taken, RunState.FAILED, ended.why(), now);
  }

  private Ended applied(Run run, Change change, Instant now) {
    switch (change) {
      case Change.OfInventory c -> inventory.apply(run.pair(), c, run.id(), run.actor());
      case Change.OfJobs c -> {
        return jobNotes.keep(run, c, steps.of(run.id()), now);
      }
      case Change.FreePair c -> {
        // in turn with the jobs that ask whether the pair is held
        locks.inTurn(run.pair());
        locks.keep(run.id(), c.keeps().stream().map(Thing::new).toList());
        runs.freePair(run.id(), now);
      }
    }
    return Ended.done(null, "");
  }

  /** What may not simply be done again when it is not known how it ended. */
  private Next act(Taken taken, RunStep row, Instant now) {
    return switch (row.state()) {
      case PENDING -> carry(taken, row, Mode.FIRST, now);
      case FAILED -> carry(taken, row, Mode.AGAIN, now);
      case UNKNOWN -> carry(taken, row, Mode.DOUBT, now);
      case RUNNING -> {
        end(taken, row.position(), cut(), now);
        yield carry(taken, steps.one(taken.run().id(), row.position()), Mode.DOUBT, now);
      }
      case AWAITING_PERSON -> decided(taken, row, now);
      case DONE, ALREADY_DONE, SKIPPED, TOLERATED -> throw new IllegalStateException("passed");
    };
  }

  private static Ended cut() {
    return Ended.of(StepState.UNKNOWN, Text.of("runs.why.console-stopped"), "");
  }

  private Next decided(Taken taken, RunStep row, Instant now) {
    if (row.answer() == null) {
      return rest(taken, RunState.AWAITING_PERSON, null, now);
    }
    return switch (row.answer().kind()) {
      case REPEAT -> carry(taken, row, Mode.AGAIN, now);
      case REFUSED -> carry(taken, row, Mode.GIVEN_UP, now);
      case DONE -> {
        begin(taken, row.position(), now);
        Text why = by("runs.why.said-done", row.answer());
        end(taken, row.position(), Ended.of(StepState.DONE, why, row.output()), now);
        yield null;
      }
    };
  }

  /** What goes on by itself, or only looks: an interruption of the console changes nothing. */
  private Next alone(Taken taken, Step step, RunStep row, Instant now) {
    return switch (row.state()) {
      case PENDING -> carry(taken, row, Mode.FIRST, now);
      case FAILED -> carry(taken, row, Mode.AGAIN, now);
      case UNKNOWN, AWAITING_PERSON -> carry(taken, row, Mode.REATTACH, now);
      case RUNNING -> new Next.Carry(step, row.position(), row.attempt(), Mode.REATTACH);
      case DONE, ALREADY_DONE, SKIPPED, TOLERATED -> throw new IllegalStateException("passed");
    };
  }

  private Next carry(Taken taken, RunStep row, Mode mode, Instant now) {
    UUID run = taken.run().id();
    boolean again = mode == Mode.AGAIN || mode == Mode.DOUBT;
    if (again) {
      tell(taken);
    }
    boolean begun =
        again
            ? steps.beginAgain(run, row.position(), row.state(), now)
            : steps.begin(run, row.position(), row.state(), now);
    check(begun, row);
    int attempt = again ? row.attempt() + 1 : Math.max(1, row.attempt());
    return new Next.Carry(taken.step(row.position()), row.position(), attempt, mode);
  }

  /** Begins a step that needs no server. */
  void begin(Taken taken, int position, Instant now) {
    RunStep row = steps.one(taken.run().id(), position);
    check(
        row.state() == StepState.RUNNING
            || (row.state() == StepState.FAILED
                ? steps.beginAgain(taken.run().id(), position, row.state(), now)
                : steps.begin(taken.run().id(), position, row.state(), now)),
        row);
  }

  private static void check(boolean begun, RunStep row) {
    if (!begun) {
      // impossible under the run's lock
      throw new IllegalStateException("step " + row.id() + " is not " + row.state());
    }
  }

  void end(Taken taken, int position, Ended ended, Instant now) {
    boolean waits = ended.state() == StepState.AWAITING_PERSON;
    var end =
        new StepEnd(
            ended.state(),
            ended.exitCode(),
            ended.why(),
            ended.output(),
            ended.rescues(),
            waits ? null : now,
            false);
    if (!steps.end(taken.run().id(), position, end)) {
      throw new StoredBefore(position);
    }
  }

  private Next rest(Taken taken, RunState state, Text remark, Instant now) {
    tell(taken);
    return rest(taken.run(), state, remark, now);
  }

  Next rest(Run run, RunState state, Text remark, Instant now) {
    var move = new RunMove(run.id(), RunState.RUNNING, state, run.fence(), false, remark, now);
    if (!runs.move(move)) {
      throw new IllegalStateException("run " + run.number() + " is not running");
    }
    audit.byRun("run." + state.word(), run, Map.of());
    if (state.ended()) {
      after.ended(run);
    }
    return new Next.Rest(state);
  }
}
