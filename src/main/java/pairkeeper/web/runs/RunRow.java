package pairkeeper.web.runs;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.run.Run;
import pairkeeper.ops.runs.RunWords;

/**
 * One run in a list.
 *
 * @param mark icon and colour of its state
 */
public record RunRow(
    UUID id,
    String number,
    String runbook,
    String pair,
    String mark,
    String state,
    Instant startedAt,
    Instant endedAt,
    String actor,
    String reason,
    String ticket) {
  static RunRow of(Run run) {
    return new RunRow(
        run.id(),
        String.valueOf(run.number()),
        runbook(run.runbook()),
        run.pairName(),
        mark(run.state()),
        "runs.state." + run.state().word(),
        run.createdAt(),
        run.endedAt(),
        run.actor(),
        run.reason(),
        run.ticket());
  }

  /** The key of a runbook's name; that of a run where the name is not known. */
  static String runbook(String runbook) {
    return RunWords.runbook(runbook);
  }

  static String mark(RunState state) {
    return switch (state) {
      case PLANNED -> "todo";
      case RUNNING -> "run";
      case AWAITING_APPROVAL, AWAITING_PERSON -> "person";
      case INTERRUPTED -> "watch";
      case SUCCEEDED -> "ok";
      case FAILED -> "block";
      case ABANDONED -> "skip";
    };
  }
}
