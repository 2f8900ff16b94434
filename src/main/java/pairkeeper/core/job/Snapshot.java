package pairkeeper.core.job;

import java.util.regex.Pattern;

/**
 * A snapshot of a dataset on one server.
 *
 * @param name without the dataset and {@code @}
 * @param guid decimal; the same on two servers means the same content
 * @param order in which those of one dataset were made or received there, by transaction group
 * @param holds how many there are, by whomever
 */
public record Snapshot(String name, String guid, long order, int holds) {
  private static final Pattern GUID = Pattern.compile("\\d{1,20}");

  public Snapshot {
    if (!GUID.matcher(guid).matches() || name.isEmpty()) {
      throw new IllegalArgumentException("not a snapshot: " + name + " " + guid);
    }
  }
}
