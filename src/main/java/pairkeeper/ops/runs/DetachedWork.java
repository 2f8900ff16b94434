package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.Doubt;
import pairkeeper.remote.DetachedCommands;
import pairkeeper.remote.DetachedState;

/**
 * Carries out a long command that runs on its server by itself: starts it or finds it running, asks
 * how far it is, and never starts it twice within one attempt.
 */
final class DetachedWork {
  /** Why a step that is done is nothing to be happy about. */
  static final String WARNED = "runs.why.warned";

  /** Why a step that stood still was ended. */
  static final String STALLED = "runs.why.stalled";

  /** How a command begins the line on which it says so. */
  private static final String WARNING = "pairkeeper-warning:";

  private static final long LATER_WAIT = 2_000;

  /**
   * As long as a command is young its server is asked to answer at its end, or after this time, so
   * that a short one costs no more than it takes; later that would hold a channel for hours.
   */
  private static final long YOUNG_WAIT = 1_000;

  /** The first time longer: most rewinds end meanwhile, and nobody has to ask how far they are. */
  private static final Duration FIRST_HOLD = Duration.ofSeconds(3);

  private static final Duration YOUNG = Duration.ofSeconds(20);

  private static final Duration ASKING = Duration.ofSeconds(15);
  private static final Pattern FIRST_NUMBER =
      Pattern.compile("\\s*(\\d{1,18})\\b.*", Pattern.DOTALL);

  private final DetachedCommands commands;
  private final Reach reach;
  private final InstantSource clock;
  private final Pause pause;

  DetachedWork(DetachedCommands commands, Reach reach, InstantSource clock, Pause pause) {
    this.commands = commands;
    this.reach = reach;
    this.clock = clock;
    this.pause = pause;
  }

  Ended carry(Step.Detached step, UUID run, Next.Carry carry, Report report) {
    // what a run makes is not there before it was begun once
    boolean mayBeDone = carry.mode() == Mode.AGAIN;
    if (mayBeDone && !(step.goal() instanceof Goal.None)) {
      var looked = reach.look(step.goal());
      if (looked.look() == Doubt.Look.MET) {
        return Ended.of(StepState.ALREADY_DONE, null, looked.output());
      }
    }
    return follow(step, DetachedCommands.id(run, step.id(), carry.attempt()), report);
  }

  /** Removes what the server keeps about it, once its end is stored. */
  void forget(Step.Detached step, UUID run, int attempt) {
    commands.forget(step.server(), DetachedCommands.id(run, step.id(), attempt), step.command());
  }

  private Ended follow(Step.Detached step, String id, Report report) {
    Instant begun = clock.instant();
    Instant end = begun.plusSeconds(step.limitSeconds());
    var rate = new Rate(step.totalBytes());
    var stall = new Stall(step.stallSeconds());
    boolean seen = false;
    int unreached = 0;
    while (true) {
      Instant asked = clock.instant();
      boolean young = asked.isBefore(begun.plus(YOUNG));
      long wait = young ? YOUNG_WAIT : LATER_WAIT;
      var hold = Duration.ofMillis(young ? wait : 0);
      // starting again what runs already only asks how it stands
      DetachedState state =
          seen
              ? commands.poll(step.server(), id, step.command(), hold)
              : commands.start(step.server(), id, step.command(), FIRST_HOLD);
      switch (state) {
        case DetachedState.Ended e -> {
          return ended(step, e);
        }
        case DetachedState.Vanished v -> {
          return vanished(step, v);
        }
        case DetachedState.NotStarted no -> {
          return Ended.failed(
              null, Text.of("runs.why.not-started", "said", Said.last(no.said())), no.said());
        }
        case DetachedState.Running r -> {
          seen = true;
          unreached = 0;
          report.whole(Said.of(r.out(), r.err()));
          measure(step, rate, report);
          String by = report.endAsked();
          if (!by.isEmpty()) {
            return killed(step, id, Text.of("runs.why.ended", "by", by));
          }
          if (stall.at(r.moved(), clock.instant())) {
            return killed(step, id, Text.of(STALLED, "seconds", step.stallSeconds()));
          }
        }
        case DetachedState.NotReached no -> {
          // never seen running and not reached: nothing was started by this attempt, unless the
          // console stopped in between; a few tries, then it is said
          if (!seen && ++unreached >= 5) {
            return Ended.unclear(no.why(), "");
          }
        }
        case DetachedState.Unclear unclear -> {}
      }
      if (!clock.instant().plusMillis(wait).isBefore(end)) {
        return killed(step, id, Text.of("runs.why.too-long", "seconds", step.limitSeconds()));
      }
      // what the server has held it is part of the wait
      pause.millis(Math.max(0, wait - Duration.between(asked, clock.instant()).toMillis()));
    }
  }

  private void measure(Step.Detached step, Rate rate, Report report) {
    CommandResult result = reach.once(step.server(), step.progress(), ASKING);
    if (result instanceof Exited e && e.code() == 0) {
      var number = FIRST_NUMBER.matcher(e.out());
      if (number.matches()) {
        report.progress(rate.at(Long.parseLong(number.group(1)), clock.instant()));
      }
    }
  }

  private static Ended ended(Step.Detached step, DetachedState.Ended e) {
    String output = Said.of(e.out(), e.err());
    var warned = e.err().lines().filter(line -> line.startsWith(WARNING)).findFirst();
    if (e.code() == 0 && warned.isPresent()) {
      String said = warned.get().substring(WARNING.length()).strip();
      return new Ended(StepState.DONE, 0, Text.of(WARNED, "said", said), output, List.of(), false);
    }
    return e.code() == 0
        ? Ended.done(0, output)
        : Ended.failed(e.code(), Said.failure(step.command(), e.code(), e.out(), e.err()), output);
  }

  /** It surely runs no more; whether it was finished only its goal can tell. */
  private Ended vanished(Step.Detached step, DetachedState.Vanished v) {
    String output = Said.of(v.out(), v.err());
    return reach.look(step.goal()).look() == Doubt.Look.MET
        ? Ended.of(StepState.DONE, Text.of("runs.why.found-done"), output)
        : Ended.failed(null, Text.of("runs.why.vanished"), output);
  }

  private Ended killed(Step.Detached step, String id, Text why) {
    return switch (commands.kill(step.server(), id, step.command())) {
      case DetachedState.Ended e when e.code() == 0 -> ended(step, e);
      case DetachedState.Ended e -> Ended.failed(e.code(), why, Said.of(e.out(), e.err()));
      case DetachedState.Vanished v -> Ended.failed(null, why, Said.of(v.out(), v.err()));
      case DetachedState.NotStarted no -> Ended.failed(null, why, no.said());
      case DetachedState.Running r -> Ended.unclear(why, Said.of(r.out(), r.err()));
      case DetachedState.NotReached no -> Ended.unclear(no.why(), "");
      case DetachedState.Unclear unclear -> Ended.unclear(unclear.why(), "");
    };
  }
}
