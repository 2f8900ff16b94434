package pairkeeper.core.platform;

import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.archive.KeepFrom;
import pairkeeper.core.plan.Command;

/**
 * The commands by which a server's host looks into a folder of archived WAL and removes what nobody
 * needs of it; see {@link ArchiveScripts} for how.
 *
 * @param cluster whose WAL it is
 * @param path absolute directory
 * @param mount what must be mounted, or ""
 */
public record ArchiveCommands(ClusterRef cluster, String path, String mount) {
  private static final String ROOT = "root";

  /** Reads what lies there, for {@code ArchiveFolder}; changes nothing. */
  public Command look(long segmentBytes) {
    return script("archive-look", ArchiveScripts.LOOK, segmentBytes, "", 0);
  }

  /**
   * The same, with what {@link #prune} would remove now.
   *
   * @param leastDays what was written within so many days stays
   */
  public Command look(KeepFrom keep, int leastDays) {
    return script(
        "archive-look", ArchiveScripts.LOOK, keep.segmentBytes(), keep.position(), leastDays);
  }

  /** Removes what lies before that and is older than so many days. */
  public Command prune(KeepFrom keep, int leastDays) {
    return script(
        "archive-prune", ArchiveScripts.PRUNE, keep.segmentBytes(), keep.position(), leastDays);
  }

  private Command script(String name, String body, long segmentBytes, String limit, int days) {
    var words =
        new ArrayList<>(
            List.of(
                cluster.major(),
                cluster.name(),
                Integer.toString(cluster.port()),
                cluster.owner(),
                cluster.data(),
                cluster.system(),
                path,
                mount));
    words.addAll(List.of(Long.toString(segmentBytes), limit, Integer.toString(days)));
    return new Command.Script(ROOT, name, body, words);
  }
}
