package pairkeeper.core.runbook;

import java.util.regex.Pattern;

/** How a directory of files lies to the data directory of a server on the same host. */
enum DatabasePlace {
  /** Apart from it. */
  APART,
  /** Below it, in a directory that is none of the server's own. */
  INSIDE,
  /** Around it, or a part of it. */
  DATABASE;

  private static final Pattern OWN =
      Pattern.compile("/*(|base|global|PG_VERSION|pg_[a-z_]+)(/.*)?");

  /**
   * @param path absolute
   * @param data the data directory, "" when nobody knows
   */
  static DatabasePlace of(String path, String data) {
    if (data.isEmpty()) {
      return APART;
    }
    if ((data + "/").startsWith(path + "/")) {
      return DATABASE;
    }
    if (!(path + "/").startsWith(data + "/")) {
      return APART;
    }
    return OWN.matcher(path.substring(data.length())).matches() ? DATABASE : INSIDE;
  }
}
