package pairkeeper.core.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.plan.Command;

/**
 * The commands by which a server of a pair keeps base backups of the primary; see {@link
 * BackupScripts} for how.
 *
 * @param holder whose host keeps them and whose programs are used
 * @param passfile with the password of the replication role
 * @param path absolute directory
 * @param mount what must be mounted, or ""
 */
public record BackupCommands(
    ClusterRef holder, String passfile, UUID job, String path, String mount) {
  private static final String ROOT = "root";

  /** Reads what there is, for {@code BackupFolder}; changes nothing. */
  public Command facts() {
    return new Command.Script(
        ROOT, "backup-facts", BackupScripts.FACTS, List.of(job.toString(), path, mount));
  }

  /**
   * Takes a backup; it has that name once it is whole.
   *
   * @param rate most megabytes a second, 0 for no limit
   * @param systemIdentifier that the primary must have
   */
  public Command take(String name, PeerRef primary, int rate, String systemIdentifier) {
    return script(
        "backup-take",
        BackupScripts.TAKE,
        name,
        primary.address(),
        Integer.toString(primary.port()),
        primary.role(),
        passfile,
        rate == 0 ? "" : Integer.toString(rate),
        systemIdentifier);
  }

  /** Prints how many bytes of it have arrived. */
  public Command progress(String name) {
    return script("backup-progress", BackupScripts.PROGRESS, name);
  }

  /** Removes what there is of one that was not taken whole. */
  public Command dropPart(String name) {
    return script("backup-drop-part", BackupScripts.DROP_PART, name);
  }

  /**
   * Restores one beside, starts it, asks it, and removes it again.
   *
   * @param tag of the run
   */
  public Command restore(String name, String tag) {
    return script("backup-restore", BackupScripts.RESTORE, name, tag);
  }

  /** Ends and removes what a restore left behind. */
  public Command dropRestored(String name, String tag) {
    return script("backup-drop-restored", BackupScripts.DROP_RESTORED, name, tag);
  }

  /** Removes those backups. */
  public Command remove(List<String> names) {
    return script("backup-remove", BackupScripts.REMOVE, names.toArray(String[]::new));
  }

  private Command script(String name, String body, String... more) {
    var words =
        new ArrayList<>(
            List.of(
                holder.major(),
                holder.name(),
                Integer.toString(holder.port()),
                holder.owner(),
                holder.data(),
                job.toString(),
                path,
                mount));
    words.addAll(List.of(more));
    return new Command.Script(ROOT, name, body, words);
  }
}
