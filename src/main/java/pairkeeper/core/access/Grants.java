package pairkeeper.core.access;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Scope;

/**
 * All roles of a person, and the decisions that follow from them.
 *
 * @param all the roles held
 * @param limit rights beyond which nothing is allowed, whatever the roles say; a token's
 *     restriction
 */
public record Grants(Set<Grant> all, Set<Right> limit) {
  private static final Grants NONE = new Grants(Set.of(), Set.of());
  private static final Set<Right> NO_LIMIT = Set.of(Right.values());

  public Grants {
    all = Set.copyOf(all);
    limit = Set.copyOf(limit);
  }

  public static Grants of(Set<Grant> all) {
    return new Grants(all, NO_LIMIT);
  }

  /** No right at all: what somebody is who has not signed in. */
  public static Grants none() {
    return NONE;
  }

  /** Every right everywhere: the console's own work. */
  public static Grants everything() {
    return of(Set.of(Grant.everywhere(TeamRole.ADMIN)));
  }

  /** The same roles, but never more than what that role allows. */
  public Grants narrowed(TeamRole most) {
    return new Grants(all, most.rights());
  }

  /**
   * Whether the right is held for that customer.
   *
   * @param customer null asks for the whole console: only roles for all customers give that
   */
  public boolean may(Right right, UUID customer) {
    return limit.contains(right)
        && all.stream().anyMatch(g -> g.covers(customer) && g.role().rights().contains(right));
  }

  /** Whether the right is held for at least one customer; decides what a menu offers. */
  public boolean mayAnywhere(Right right) {
    return limit.contains(right) && all.stream().anyMatch(g -> g.role().rights().contains(right));
  }

  /** The customers for whom the right is held. */
  public Scope scope(Right right) {
    if (may(right, null)) {
      return Scope.all();
    }
    if (!limit.contains(right)) {
      return Scope.nothing();
    }
    return Scope.of(
        all.stream()
            .filter(g -> g.customer() != null && g.role().rights().contains(right))
            .map(Grant::customer)
            .collect(Collectors.toSet()));
  }
}
