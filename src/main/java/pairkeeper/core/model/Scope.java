package pairkeeper.core.model;

import java.util.Set;
import java.util.UUID;

/**
 * Whose rows may be read: everybody's, or those of certain customers. Every repository that holds
 * customers' rows takes one, so that a forgotten check in a page shows nothing rather than
 * everything.
 *
 * @param everyone whether all customers are visible; then {@code customers} has no weight
 * @param customers ids of the visible customers
 */
public record Scope(boolean everyone, Set<UUID> customers) {
  private static final Scope ALL = new Scope(true, Set.of());
  private static final Scope NOTHING = new Scope(false, Set.of());

  public Scope {
    customers = Set.copyOf(customers);
  }

  /** All customers: for the console's own work and for people whose role covers everyone. */
  public static Scope all() {
    return ALL;
  }

  /** No customer: what somebody without a role sees. */
  public static Scope nothing() {
    return NOTHING;
  }

  /** These customers only. */
  public static Scope of(Set<UUID> customers) {
    return new Scope(false, customers);
  }

  /** Whether rows of that customer may be read. */
  public boolean sees(UUID customer) {
    return everyone || customers.contains(customer);
  }
}
