package pairkeeper.core.job;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * Where a tree of files lies on one server of a pair. It belongs to the server and not to a role:
 * after a switchover the files are where they were.
 *
 * @param path absolute directory without a dash or a blank at the beginning of a name, and without
 *     {@code % \ "}, which files that rsync reads would take for something else
 * @param mount absolute directory, {@code path} or above it, that must be mounted whenever
 *     something is copied, or ""
 */
public record TreePlace(UUID server, String path, String mount) {
  private static final int LONGEST = 1000;
  private static final Pattern PATH = Pattern.compile("(/[^/%\\\\\"\\s-][^/%\\\\\"]*)+(?<!\\s)");

  /** What belongs to the machine and never to an application's files. */
  private static final Set<String> OF_THE_SYSTEM =
      Set.of(
          "bin", "boot", "dev", "etc", "lib", "lib64", "proc", "root", "run", "sbin", "sys", "usr");

  public TreePlace {
    if (server == null) {
      throw new Refused("server", Text.of("inventory.refused.missing"));
    }
    path = directory("path", path);
    mount = mount == null || mount.isEmpty() ? "" : directory("mount", mount);
    if (!mount.isEmpty() && !path.equals(mount) && !path.startsWith(mount + "/")) {
      throw new Refused("mount", Text.of("jobs.refused.mount"));
    }
  }

  private static String directory(String field, String typed) {
    String path = Words.line(field, typed, LONGEST).replaceFirst("(?<=.)/+$", "");
    List<String> names = Arrays.asList(path.split("/"));
    boolean climbs = names.contains(".") || names.contains("..");
    // a plan's placeholders begin so
    if (!PATH.matcher(path).matches() || climbs || path.contains("{{")) {
      throw new Refused(field, Text.of("jobs.refused.path"));
    }
    if (OF_THE_SYSTEM.contains(names.get(1))) {
      throw new Refused(field, Text.of("jobs.refused.system", "path", "/" + names.get(1)));
    }
    return path;
  }
}
