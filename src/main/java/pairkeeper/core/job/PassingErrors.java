package pairkeeper.core.job;

import java.util.List;
import java.util.Set;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.StepState;
import pairkeeper.core.run.RunStep;

/** Which failures may pass by themselves: the line, not the files. */
final class PassingErrors {
  private static final int SSH = 255;

  /**
   * Of rsync(1): error in socket I/O, in the protocol's data stream, timeout in sending or
   * receiving, timeout waiting for the daemon; and what SSH ends with.
   */
  private static final Set<Integer> RSYNC = Set.of(10, 12, 30, 35, SSH);

  private static final Set<Integer> ZFS = Set.of(SSH);

  /** Why the console did not reach a server, where nobody has to change anything. */
  private static final Set<String> NOT_REACHED =
      Set.of(
          "remote.name-unknown",
          "remote.port-closed",
          "remote.no-route",
          "remote.no-answer",
          "remote.no-ssh",
          "remote.no-channel",
          "remote.busy");

  /** A command that ended by itself; one that was killed has another reason. */
  private static final String ENDED = "runs.why.exit";

  /** A copy that stood still was ended by the console. */
  private static final String STALLED = "runs.why.stalled";

  private PassingErrors() {}

  /** Whether the step that failed did so for one of them. */
  static boolean in(JobSettings settings, List<RunStep> steps) {
    return steps.stream()
        .filter(step -> step.state() == StepState.FAILED)
        .findFirst()
        .filter(step -> in(settings, step.exitCode(), step.why()))
        .isPresent();
  }

  private static boolean in(JobSettings settings, Integer code, Text why) {
    if (why == null) {
      return false;
    }
    if (why.key().equals(STALLED)) {
      return true;
    }
    if (code == null) {
      return NOT_REACHED.contains(why.key());
    }
    return why.key().equals(ENDED)
        && switch (settings) {
          case RsyncSettings rsync -> RSYNC.contains(code);
          case ZfsSettings zfs -> ZFS.contains(code);
          case CountSettings count -> false;
          case BackupSettings backup -> false;
          case RehearsalSettings rehearsal -> false;
          case PruneSettings prune -> false;
          case LogSettings logs -> false;
        };
  }
}
