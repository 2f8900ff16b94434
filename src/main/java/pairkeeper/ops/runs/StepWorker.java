package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.Lost;
import pairkeeper.core.plan.CommandResult.NotReached;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Rescued;
import pairkeeper.remote.DetachedCommands;

/** Carries single steps out on servers, and cleans up after those that failed; stores nothing. */
final class StepWorker {
  private static final Duration RESCUE = Duration.ofSeconds(60);

  private final Reach reach;
  private final ActWork acts;
  private final HookWork hooks;
  private final AwaitWork awaits;
  private final DetachedWork detached;
  private final StillOurs ours;

  StepWorker(Executor executor, DetachedCommands commands, InstantSource clock, Pause pause) {
    reach = new Reach(executor, clock, pause);
    acts = new ActWork(reach);
    hooks = new HookWork(reach);
    awaits = new AwaitWork(reach, clock, pause);
    detached = new DetachedWork(commands, reach, clock, pause);
    ours = new StillOurs(reach);
  }

  /** See {@link StillOurs#overtaken}. */
  Optional<Text> overtaken(List<Step.Act> claims) {
    return ours.overtaken(claims);
  }

  Ended carry(UUID run, Next.Carry carry, int repeats, Report report) {
    return switch (carry.step()) {
      case Step.Act act -> cleaned(acts.carry(act, carry.mode(), repeats, report), act.rescue());
      case Step.Detached step -> cleaned(detached.carry(step, run, carry, report), step.rescue());
      case Step.Hook hook -> cleaned(hooks.carry(hook, carry.mode(), report), hook.rescue());
      case Step.Await await -> cleaned(awaits.carry(await, report), await.rescue());
      case Step.Ask ask -> throw new IllegalStateException("a person's step");
      case Step.Note note -> throw new IllegalStateException("the console's own step");
    };
  }

  /** What may be done once the end of a step is stored. */
  void tidy(UUID run, Next.Carry carry) {
    if (carry.step() instanceof Step.Detached step) {
      detached.forget(step, run, carry.attempt());
    }
  }

  private Ended cleaned(Ended ended, List<Rescue> rescues) {
    if (ended.state() != StepState.FAILED) {
      return ended;
    }
    var done = new ArrayList<Rescued>();
    for (Rescue rescue : rescues) {
      done.add(clean(rescue));
    }
    return ended.with(done);
  }

  private Rescued clean(Rescue rescue) {
    var result = reach.send(rescue.server(), rescue.command(), RESCUE, 500, piece -> {});
    return switch (result) {
      case Exited e when e.code() == 0 ->
          new Rescued(rescue.title(), true, null, Said.of(e.out(), e.err()));
      case Exited e -> {
        Text why = Said.failure(rescue.command(), e.code(), e.out(), e.err());
        yield new Rescued(rescue.title(), false, why, Said.of(e.out(), e.err()));
      }
      case NotReached no -> new Rescued(rescue.title(), false, no.why(), "");
      case Lost lost -> new Rescued(rescue.title(), false, lost.why(), lost.out());
    };
  }
}
