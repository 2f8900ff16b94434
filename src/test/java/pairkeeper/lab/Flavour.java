// What PostgreSQL a lab host has when it is first up.
package pairkeeper.lab;

import java.util.Locale;

/** What PostgreSQL a lab host has when it is first up. All have PostgreSQL installed. */
public enum Flavour {
  /** A running cluster that listens on the network, with a database and a role {@code app}. */
  PRIMARY,
  /** A running cluster of its own, as Debian's package leaves it: local connections only. */
  RUNNING,
  /** Such a cluster, stopped. */
  STOPPED,
  /** No cluster. */
  NONE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
