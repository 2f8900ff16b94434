package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.Lost;
import pairkeeper.core.plan.CommandResult.NotReached;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Rescued;
import pairkeeper.remote.DetachedCommands;

/** Carries single steps out on servers, and cleans up after those that failed; stores nothing. */
final class StepWorker {
  private static final Duration RESCUE = Duration.ofSeconds(60);

  private final Executor executor;
  private final Reach reach;
  private final ActWork acts;
  private final HookWork hooks;
  private final AwaitWork awaits;
  private final DetachedWork detached;
  private final JobsWork jobs;
  private final StillOurs ours;

  StepWorker(Executor executor, DetachedCommands commands, InstantSource clock, Pause pause) {
    this.executor = executor;
    reach = new Reach(executor, clock, pause);
    acts = new ActWork(reach);
    hooks = new HookWork(reach);
    awaits = new AwaitWork(reach, clock, pause);
    detached = new DetachedWork(commands, reach, clock, pause);
    jobs = new JobsWork(clock, pause);
    ours = new StillOurs(reach);
  }

  /** Does the work on a plan, with the shells for its steps opened before they are needed. */
  void expecting(Plan plan, Runnable work) {
    var users = new HashMap<UUID, Set<String>>();
    for (Step step : plan.steps()) {
      switch (step) {
        case Step.Act act -> expect(users, act.server(), act.command());
        case Step.Await await -> expect(users, await.goal().server(), await.goal().command());
        // seldom, long, or not on a server
        case Step.Detached detached -> {}
        case Step.Hook hook -> {}
        case Step.Ask ask -> {}
        case Step.EndJobs jobs -> {}
        case Step.Note note -> {}
      }
    }
    executor.expecting(users, work);
  }

  private static void expect(Map<UUID, Set<String>> users, UUID server, Command command) {
    users.computeIfAbsent(server, s -> new HashSet<>()).add(command.user());
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
      case Step.EndJobs endJobs -> jobs.carry(endJobs, report::endJobs);
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
