package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platform.Vacuum;

/** Renews the statistics of a server that was promoted, in a switchover and in a failover. */
final class Statistics {
  private static final int A_DAY = 24 * 3600;

  private Statistics() {}

  /** The step for the choice, if it needs one; it works on the server by itself. */
  static void renew(
      StepList steps, UUID server, Analyze choice, Platform platform, ClusterRef cluster) {
    switch (choice) {
      case ANALYZE -> add(steps, server, choice, platform.analyze(cluster, Vacuum.NONE));
      case VACUUM_ANALYZE -> add(steps, server, choice, platform.analyze(cluster, Vacuum.PLAIN));
      case VACUUM_FULL -> add(steps, server, choice, platform.analyze(cluster, Vacuum.FULL));
      case NONE -> {}
    }
  }

  private static void add(StepList steps, UUID server, Analyze choice, Command command) {
    steps.alone(choice.word(), server, command, A_DAY);
  }

  /** Says what VACUUM FULL does to the users, where it was chosen. */
  static void warn(GuardList guards, Analyze choice, String server, Instant now) {
    if (choice == Analyze.VACUUM_FULL) {
      var evidence = Text.of("guards.vacuum-full.evidence", "server", server);
      guards.warn(false, "vacuum-full", evidence, "console", now);
    }
  }
}
