package pairkeeper.ops.runs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.Lost;
import pairkeeper.core.plan.CommandResult.NotReached;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.run.Doubt;

/** Sends commands, tries again where nothing was carried out yet, and looks at goals. */
final class Reach {
  private static final int TRIES = 5;
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Executor executor;
  private final InstantSource clock;
  private final Pause pause;

  Reach(Executor executor, InstantSource clock, Pause pause) {
    this.executor = executor;
    this.clock = clock;
    this.pause = pause;
  }

  /** What looking at a goal gave, with what was printed. */
  record Looked(Doubt.Look look, String output) {}

  /**
   * Carries a command out; where the server was not reached, and may be a moment later, it is tried
   * five times in all.
   *
   * @param firstWait milliseconds before the second try; doubles each time
   */
  CommandResult send(
      UUID server, Command command, Duration limit, long firstWait, Consumer<String> output) {
    Instant end = clock.instant().plus(limit);
    long wait = firstWait;
    for (int tried = 1; ; tried++) {
      CommandResult result = executor.execute(server, command, left(end), output);
      boolean again =
          result instanceof NotReached no
              && passes(no.cause())
              && tried < TRIES
              && clock.instant().plusMillis(wait).isBefore(end);
      if (!again) {
        return result;
      }
      pause.millis(wait);
      wait *= 2;
    }
  }

  /** One command without a second try. */
  CommandResult once(UUID server, Command command, Duration limit) {
    return executor.execute(server, command, limit, piece -> {});
  }

  private Duration left(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
  }

  private static boolean passes(CommandResult.Cause cause) {
    return switch (cause) {
      case UNREACHABLE, REFUSED_CONNECTION, PROTOCOL -> true;
      case HOST_KEY_UNKNOWN, HOST_KEY_CHANGED, AUTHENTICATION, PRIVILEGE -> false;
    };
  }

  /** Looks at a goal once, trying again where the server was not reached. */
  Looked look(Goal goal) {
    return switch (goal) {
      case Goal.None none -> new Looked(Doubt.Look.NO_GOAL, "");
      case Goal.Probe probe ->
          looked(probe, send(probe.server(), probe.command(), LOOK, 500, piece -> {}));
    };
  }

  /** Looks at a goal once, and takes what comes. */
  Looked glance(Goal.Probe probe, Duration limit) {
    Duration most = limit.compareTo(LOOK) < 0 ? limit : LOOK;
    return looked(probe, once(probe.server(), probe.command(), most));
  }

  private static Looked looked(Goal.Probe probe, CommandResult result) {
    return switch (result) {
      case Exited e ->
          new Looked(
              probe.expect().isMetBy(e.code(), e.out().strip())
                  ? Doubt.Look.MET
                  : Doubt.Look.NOT_MET,
              Said.of(e.out(), e.err()));
      case NotReached no -> new Looked(Doubt.Look.NO_ANSWER, "");
      case Lost lost -> new Looked(Doubt.Look.NO_ANSWER, lost.out());
    };
  }
}
