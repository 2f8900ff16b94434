package pairkeeper.core.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.plan.Command;

/**
 * The commands by which a ZFS dataset is sent from one Unix server to another, all as root; see
 * {@link ZfsScripts} for how. The key between the servers is that of {@link TreeCommands#key}.
 */
public final class ZfsCommands {
  /** Only root may receive and mount everywhere. */
  public static final String USER = "root";

  private ZfsCommands() {}

  /** Reads what sending depends on; changes nothing. */
  public static Command facts(String dataset, String dataDirectory) {
    return script("zfs-facts", ZfsScripts.FACTS, dataset, dataDirectory);
  }

  /**
   * Lets the sending server send to that dataset and nothing more.
   *
   * @param publicKey {@code ssh-ed25519 AAAA...}
   * @param from addresses from which it may come
   * @param snapshot that will come
   */
  public static Command letIn(
      UUID job, String publicKey, List<String> from, String dataset, String snapshot) {
    return script(
        "zfs-let-in",
        ZfsScripts.LET_IN,
        job.toString(),
        publicKey,
        String.join(",", from),
        dataset,
        snapshot);
  }

  /** Makes a snapshot, holds it, and prints {@code guid:} and its guid. */
  public static Command snapshot(UUID job, String dataset, String snapshot) {
    return script("zfs-snapshot", ZfsScripts.SNAPSHOT, job.toString(), dataset, snapshot);
  }

  /**
   * What is sent, from where to where.
   *
   * @param address by which the sending server reaches the other one
   * @param base the snapshot that both have, by its name on the sending server, or "" for
   *     everything
   * @param kibibytesPerSecond 0 for no limit
   */
  public record Sending(
      UUID job,
      String address,
      int port,
      String dataset,
      String base,
      String snapshot,
      int kibibytesPerSecond) {

    /** Sends; the other side refuses what does not fit onto what it has. */
    public Command send() {
      return script(
          "zfs-send",
          ZfsScripts.SEND,
          job.toString(),
          address,
          Integer.toString(port),
          dataset,
          base,
          snapshot,
          Integer.toString(kibibytesPerSecond));
    }

    /** Prints how many bytes were sent so far. */
    public Command progress() {
      return script("zfs-progress", ZfsScripts.PROGRESS, job.toString());
    }
  }

  /**
   * Fails unless the snapshot is there and is the one that was sent; then holds it.
   *
   * @param guid as {@link #snapshot} prints it
   */
  public static Command verify(UUID job, String dataset, String snapshot, String guid) {
    return script("zfs-verify", ZfsScripts.VERIFY, job.toString(), dataset, snapshot, guid);
  }

  /**
   * Ends the job's hold on some snapshots and destroys some; none unless the newest one is there.
   *
   * @param own what the names of the job's snapshots begin with
   * @param released names of those that are held no more
   * @param destroyed names
   */
  public static Command tidy(
      UUID job,
      String dataset,
      String snapshot,
      String guid,
      String own,
      List<String> released,
      List<String> destroyed) {
    var words = new ArrayList<>(List.of(job.toString(), dataset, snapshot, guid, own));
    words.add(Integer.toString(released.size()));
    words.addAll(released);
    words.addAll(destroyed);
    return new Command.Script(USER, "zfs-tidy", ZfsScripts.TIDY, words);
  }

  /** Removes the key of a job and its holds; the snapshots stay. */
  public static Command forget(UUID job, String dataset) {
    return script("zfs-forget", ZfsScripts.FORGET, job.toString(), dataset);
  }

  private static Command script(String name, String body, String... words) {
    return new Command.Script(USER, name, body, List.of(words));
  }
}
