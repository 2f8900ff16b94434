package pairkeeper.core.plan;

import java.util.List;
import java.util.UUID;
import pairkeeper.core.archive.PrunedPlace;
import pairkeeper.core.count.CountTolerance;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.rehearsal.Expected;
import pairkeeper.core.serverlog.LogRules;
import pairkeeper.core.serverlog.LookedAt;

/** What a run changes in the console itself. */
public sealed interface Change {

  /** What it changes in the inventory. */
  sealed interface OfInventory extends Change {}

  /** What it keeps of what its steps found or made. */
  sealed interface OfJobs extends Change {}

  /**
   * The run lets its pair go and goes on beside other runs. Its fencing number may be overtaken
   * from here on, so no later step may change what a change of roles rests on.
   *
   * @param keeps what no job may work on before the run has ended, each as {@code Thing} names it
   */
  record FreePair(List<String> keeps) implements Change {
    public FreePair {
      keeps = List.copyOf(keeps);
    }
  }

  /**
   * The run's fencing number becomes the pair's.
   *
   * @param number above the one that the pair has
   */
  record TakeNumber(long number) implements OfInventory {}

  /** The expected role of a server. */
  record SetRole(UUID server, Role role) implements OfInventory {}

  /** The server's data are a new copy of its primary's. */
  record CopiedAnew(UUID server) implements OfInventory {}

  /** A person's written word that the old primary cannot accept writes. */
  record FenceAttested(UUID server, String attestation) implements OfInventory {}

  /**
   * A standing order: when that server answers again as a primary, it is fenced at once.
   *
   * @param serviceAddress address with prefix length that it must give up, or ""
   */
  record StandingFence(UUID server, String serviceAddress) implements OfInventory {}

  /**
   * For whom commits are to wait again once there is a standby.
   *
   * @param names {@code synchronous_standby_names} as it was, or "" when that is done; at most 4000
   *     characters
   */
  record WantSynchronous(String names) implements OfInventory {}

  /** A sentence for the pair's history and page, as "this pair has no standby". */
  record Remark(Text text) implements OfInventory {}

  /**
   * What the steps of this run counted is judged and kept; where the numbers differ, or cannot be
   * compared, the run fails.
   *
   * @param names of the queries, in their order
   * @param primary name of the server that was counted first
   * @param standby name of the other one
   */
  record KeepCounts(
      UUID job, List<String> names, CountTolerance tolerance, String primary, String standby)
      implements OfJobs {
    public KeepCounts {
      names = List.copyOf(names);
    }
  }

  /**
   * What became of a rehearsal that steps of this run did; where an answer is not as expected, the
   * run fails.
   *
   * @param copy step that copied the standby
   * @param promote step that promoted the copy and asked it
   * @param server the standby
   * @param primary whose standby it is
   */
  record KeepRehearsal(
      UUID job, String copy, String promote, UUID server, UUID primary, List<Expected> answers)
      implements OfJobs {
    public KeepRehearsal {
      answers = List.copyOf(answers);
    }
  }

  /**
   * What the steps of this run counted in all tables of both servers is compared. Where it cannot
   * be the same data the run fails, and the standby is known to hold other rows until it is copied
   * anew; where nothing can be said, that is said.
   *
   * @param server the standby
   * @param primary name of the server that was counted first
   * @param standby name of the other one
   */
  record CompareRows(UUID server, String primary, String standby) implements OfJobs {}

  /**
   * What steps of this run removed from archives of WAL.
   *
   * @param limit name of the oldest segment that was needed
   * @param kind who needed it
   * @param who the name of who needed it
   */
  record KeepPruned(UUID job, String limit, String kind, String who, List<PrunedPlace> places)
      implements OfJobs {
    public KeepPruned {
      places = List.copyOf(places);
    }
  }

  /**
   * What steps of this run found in servers' logs is kept and judged; where people must be told the
   * run fails.
   *
   * @param silent names of servers that could not be asked
   * @param unreadable names of servers whose log could not be read
   */
  record KeepLogs(
      UUID job,
      List<LookedAt> servers,
      List<String> silent,
      List<String> unreadable,
      LogRules rules)
      implements OfJobs {
    public KeepLogs {
      servers = List.copyOf(servers);
      silent = List.copyOf(silent);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** What it changes in the list of backups. */
  sealed interface OfBackups extends OfJobs {}

  /**
   * The backup that a step of this run took.
   *
   * @param step that took it
   * @param server on which it lies
   * @param primary of which it was taken
   */
  record KeepBackup(UUID job, String step, UUID server, UUID primary) implements OfBackups {}

  /** Whether that backup can be restored is not known any more, until a step says so again. */
  record DoubtBackup(UUID job, String name) implements OfBackups {}

  /** A step of this run restored a backup, and it answered. */
  record KeepRestored(UUID job, String step) implements OfBackups {}

  /** These backups of the job on that server are removed. */
  record ForgetBackups(UUID job, UUID server, List<String> names) implements OfBackups {
    public ForgetBackups {
      names = List.copyOf(names);
    }
  }
}
