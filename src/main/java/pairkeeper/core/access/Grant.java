package pairkeeper.core.access;

import java.util.Objects;
import java.util.UUID;

/**
 * A role held by a person.
 *
 * @param customer for whom, or null for all customers and the console itself
 */
public record Grant(TeamRole role, UUID customer) {

  public Grant {
    Objects.requireNonNull(role);
  }

  /** The role for all customers, those to come included. */
  public static Grant everywhere(TeamRole role) {
    return new Grant(role, null);
  }

  boolean covers(UUID asked) {
    return customer == null || customer.equals(asked);
  }
}
