package pairkeeper.core.plan;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Text;

/** One act of a plan. */
public sealed interface Step {
  /** Unique within the plan, stable between builds of the same runbook: {@code promote}. */
  String id();

  Text title();

  /** What people notice of it, or what it touches. */
  Text effect();

  /** The instance on which it happens, or null when it happens in the console. */
  UUID server();

  /**
   * A command carried out over SSH while the console waits.
   *
   * @param goal looked at before (outside the write gap) and after an interruption
   * @param writeGap lies between the last write on the old and the first on the new primary:
   *     nothing is done there that can be done outside
   * @param limitSeconds after this the outcome is unknown
   */
  record Act(
      String id,
      Text title,
      Text effect,
      UUID server,
      Command command,
      Goal goal,
      Safety safety,
      boolean writeGap,
      int limitSeconds,
      List<Rescue> rescue)
      implements Step {
    public Act {
      rescue = List.copyOf(rescue);
    }
  }

  /**
   * A long command that runs on the server by itself, in its own process group, with pid, progress
   * and exit files, so that after a crash of the console the server is asked how it ended.
   *
   * @param totalBytes expected amount for the progress bar, 0 when unknown
   * @param progress prints the number of bytes done so far
   * @param stallSeconds when none of its processes has read or written a byte for so long it is
   *     ended, 0 for never
   */
  record Detached(
      String id,
      Text title,
      Text effect,
      UUID server,
      Command command,
      Command progress,
      long totalBytes,
      Goal goal,
      int limitSeconds,
      int stallSeconds,
      List<Rescue> rescue)
      implements Step {
    public Detached {
      rescue = List.copyOf(rescue);
    }
  }

  /**
   * Waits until the goal is met, asking again and again.
   *
   * @param everyMillis pause between two questions
   */
  record Await(
      String id,
      Text title,
      Text effect,
      UUID server,
      Goal.Probe goal,
      int limitSeconds,
      int everyMillis,
      boolean writeGap,
      List<Rescue> rescue)
      implements Step {
    public Await {
      rescue = List.copyOf(rescue);
    }
  }

  /**
   * An act that only a person can do, or an agreement that only a person can get.
   *
   * @param early may be answered before the run comes to it, also in the form that starts the run
   * @param refusable whether "refused" lets the run go on (with a warning on the pair) instead of
   *     ending it
   */
  record Ask(String id, Text title, Text effect, Text question, boolean early, boolean refusable)
      implements Step {
    @Override
    public UUID server() {
      return null;
    }
  }

  /**
   * A command that the customer keeps with the pair. It is never repeated by itself, and nothing
   * can be looked at to see whether it was done.
   *
   * @param vital whether its failure ends the run; else it is said, and the run goes on
   * @param limitSeconds after this nobody waits for it any more
   */
  record Hook(
      String id,
      Text title,
      Text effect,
      UUID server,
      Command.Argv command,
      boolean vital,
      int limitSeconds,
      List<Rescue> rescue)
      implements Step {
    public Hook {
      rescue = List.copyOf(rescue);
    }
  }

  /**
   * The runs of the pair's jobs are asked to end, and waited for: a copy that is under way while
   * the roles turn would go the wrong way.
   *
   * @param limitSeconds after this it has failed, and nothing was changed
   */
  record EndJobs(String id, Text title, Text effect, int limitSeconds) implements Step {
    @Override
    public UUID server() {
      return null;
    }
  }

  /** A change in the console's own inventory. */
  record Note(String id, Text title, Text effect, Change change) implements Step {
    @Override
    public UUID server() {
      return null;
    }
  }
}
