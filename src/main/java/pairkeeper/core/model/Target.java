package pairkeeper.core.model;

import java.util.UUID;

/**
 * A place that jobs copy to or restart: a second medium, or an application's host.
 *
 * @param host on which it lies
 * @param path absolute directory or dataset, or ""
 */
public record Target(
    UUID id, UUID customer, UUID site, Kind kind, String name, UUID host, String path, Stamp stamp) {

  /** What it is. */
  public enum Kind {
    SECOND_MEDIUM,
    APPLICATION_HOST
  }

  public Target {
    Words.line("name", name, 120);
    Words.line("path", path, 0, 1000);
  }
}
