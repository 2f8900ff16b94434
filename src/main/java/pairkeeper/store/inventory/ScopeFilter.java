package pairkeeper.store.inventory;

import jakarta.persistence.TypedQuery;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Scope;

/** The condition by which a query returns rows of visible customers only. */
final class ScopeFilter {
  private static final Set<UUID> NOBODY = Set.of(new UUID(0, 0));

  private ScopeFilter() {}

  /**
   * For {@code where ... and <this>}; {@code column} is the customer's id, as {@code p.customer}.
   */
  static String on(String column) {
    return "(:everyone = true or " + column + " in :visible)";
  }

  static <T> TypedQuery<T> bind(TypedQuery<T> query, Scope scope) {
    return query
        .setParameter("everyone", scope.everyone())
        .setParameter("visible", scope.customers().isEmpty() ? NOBODY : scope.customers());
  }
}
