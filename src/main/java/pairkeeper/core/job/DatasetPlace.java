package pairkeeper.core.job;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * Which ZFS dataset one server of a pair has; like files it belongs to the server and not to a
 * role.
 *
 * @param dataset its full name, {@code tank/documents}, at most {@value #LONGEST} characters, as
 *     the names of snapshots come behind it; blanks inside are legal, {@code @ # % ,} are not
 */
public record DatasetPlace(UUID server, String dataset) {
  // ZFS allows 255 for dataset and snapshot together
  static final int LONGEST = 160;

  private static final Pattern NAME =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9_.:-]*(/[A-Za-z0-9_.:]([A-Za-z0-9_.: -]*[A-Za-z0-9_.:-])?)*");

  public DatasetPlace {
    if (server == null) {
      throw new Refused("server", Text.of("inventory.refused.missing"));
    }
    dataset = Words.line("dataset", dataset, LONGEST);
    List<String> names = Arrays.asList(dataset.split("/"));
    if (!NAME.matcher(dataset).matches() || names.contains(".") || names.contains("..")) {
      throw new Refused("dataset", Text.of("jobs.refused.dataset"));
    }
  }
}
