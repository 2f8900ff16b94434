package pairkeeper.core.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.plan.Command;

/**
 * The commands by which a tree of files is copied from one Unix server to another; see {@link
 * TreeScripts} for how. Each runs as the user that the job names.
 */
public final class TreeCommands {
  private TreeCommands() {}

  /** Reads what copying depends on; changes nothing. */
  public static Command facts(String user, String path, String mount, String dataDirectory) {
    return new Command.Script(
        user, "tree-facts", TreeScripts.FACTS, List.of(path, mount, dataDirectory));
  }

  /**
   * Has a key of the job on the sending server and prints its public half; nobody is let in there
   * by this job any more.
   *
   * @param hostKey the receiving server's, {@code ssh-ed25519 AAAA...}
   * @param again whether the key is made anew
   */
  public static Command key(String user, UUID job, String hostKey, boolean again) {
    return new Command.Script(
        user, "copy-key", TreeScripts.KEY, List.of(job.toString(), hostKey, word(again)));
  }

  /**
   * Lets the sending server write below the path and nothing more.
   *
   * @param publicKey {@code ssh-ed25519 AAAA...}
   * @param from addresses from which it may come
   */
  public static Command letIn(
      String user,
      UUID job,
      String publicKey,
      List<String> from,
      String path,
      String mount,
      boolean delete) {
    return new Command.Script(
        user,
        "copy-let-in",
        TreeScripts.LET_IN,
        List.of(job.toString(), publicKey, String.join(",", from), path, mount, word(delete)));
  }

  /** Removes the key of a job, and lets nobody in by it any more; the files stay. */
  public static Command forget(String user, UUID job) {
    return new Command.Script(user, "copy-forget", TreeScripts.FORGET, List.of(job.toString()));
  }

  /**
   * What is copied, from where to where.
   *
   * @param address by which the sending server reaches the other one
   * @param kibibytesPerSecond 0 for no limit
   * @param folders relative to the path; none for all of it
   */
  public record Copy(
      String user,
      UUID job,
      String address,
      int port,
      String path,
      String mount,
      int kibibytesPerSecond,
      boolean compress,
      boolean delete,
      boolean checksum,
      List<String> folders) {
    public Copy {
      folders = List.copyOf(folders);
    }

    /** Copies; deletes nothing unless the job may. */
    public Command copy() {
      return new Command.Script(user, "copy-tree", TreeScripts.COPY, arguments());
    }

    /** Prints how many bytes were sent so far. */
    public Command progress() {
      return new Command.Script(
          user, "copy-progress", TreeScripts.PROGRESS, List.of(job.toString()));
    }

    /** Fails when both sides differ in what was there when the copy began. */
    public Command compare() {
      return new Command.Script(user, "compare-tree", TreeScripts.COMPARE, arguments());
    }

    /** Says what the receiving side has not, or has otherwise; never fails. */
    public Command missing() {
      return new Command.Script(user, "missing-files", TreeScripts.MISSING, arguments());
    }

    private List<String> arguments() {
      var words =
          new ArrayList<>(
              List.of(
                  job.toString(),
                  user,
                  address,
                  Integer.toString(port),
                  path,
                  mount,
                  Integer.toString(kibibytesPerSecond),
                  word(compress),
                  word(delete),
                  word(checksum)));
      words.addAll(folders);
      return words;
    }
  }

  private static String word(boolean yes) {
    return yes ? "yes" : "no";
  }
}
