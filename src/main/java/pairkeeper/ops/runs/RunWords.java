package pairkeeper.ops.runs;

import java.util.Set;
import pairkeeper.core.plan.StepState;

/** Which texts name the states of steps and the runbooks. */
public final class RunWords {
  private static final Set<String> RUNBOOKS =
      Set.of(
          "set-up",
          "failover",
          "switchover",
          "rejoin",
          "failback",
          "rehearsal",
          "rsync",
          "rsync-end",
          "zfs-send",
          "zfs-end",
          "count-rows",
          "backup",
          "backup-restore",
          "archive-prune",
          "log-check");

  private RunWords() {}

  /** The key of a runbook's name; that of a run where the name is not known. */
  public static String runbook(String runbook) {
    return RUNBOOKS.contains(runbook) ? "runs.runbook." + runbook : "runs.column.run";
  }

  /** The key of the word for a step's state. */
  public static String step(StepState state) {
    return "common.state."
        + switch (state) {
          case PENDING -> "todo";
          case RUNNING -> "run";
          case AWAITING_PERSON -> "waiting";
          case DONE -> "done";
          case ALREADY_DONE -> "already-done";
          case SKIPPED -> "skip";
          case TOLERATED -> "tolerated";
          case FAILED -> "failed";
          case UNKNOWN -> "unknown";
        };
  }
}
