package pairkeeper.core.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.plan.Command;

/**
 * The commands by which a standby's host carries a failover out on a throw-away copy of it; see
 * {@link RehearsalScripts} for how.
 *
 * @param standby that is copied
 * @param path absolute directory in which the copy may lie
 * @param mount what must be mounted, or ""
 */
public record RehearsalCommands(ClusterRef standby, UUID job, String path, String mount) {
  private static final String ROOT = "root";

  /** Reads what there is, for {@code RehearsalPlace}; changes nothing. */
  public Command facts() {
    return script("rehearsal-facts", RehearsalScripts.FACTS);
  }

  /**
   * Copies the standby.
   *
   * @param tag of the run
   * @param rate most megabytes a second, 0 for no limit
   * @param systemIdentifier that the standby must have
   */
  public Command copy(String tag, int rate, String systemIdentifier) {
    String most = rate == 0 ? "" : Integer.toString(rate);
    return script("rehearsal-copy", RehearsalScripts.COPY, tag, most, systemIdentifier);
  }

  /** Prints how many bytes of the copy have arrived. */
  public Command progress(String tag) {
    return script("rehearsal-progress", RehearsalScripts.PROGRESS, tag);
  }

  /**
   * Starts the copy, promotes it, asks it, and removes it.
   *
   * @param querySeconds after this one query is ended
   * @param queries one statement each
   */
  public Command promote(String tag, String database, int querySeconds, List<String> queries) {
    var words = new ArrayList<>(List.of(tag, database, Integer.toString(querySeconds)));
    words.addAll(queries);
    return script("rehearsal-promote", RehearsalScripts.PROMOTE, words.toArray(String[]::new));
  }

  /** Ends and removes what a rehearsal left behind. */
  public Command drop(String tag) {
    return script("rehearsal-drop", RehearsalScripts.DROP, tag);
  }

  private Command script(String name, String body, String... more) {
    var words =
        new ArrayList<>(
            List.of(
                standby.major(),
                standby.name(),
                Integer.toString(standby.port()),
                standby.owner(),
                standby.data(),
                job.toString(),
                path,
                mount));
    words.addAll(List.of(more));
    return new Command.Script(ROOT, name, body, words);
  }
}
