package pairkeeper.core.access;

import static pairkeeper.core.access.Right.APPROVE;
import static pairkeeper.core.access.Right.AUDIT;
import static pairkeeper.core.access.Right.EDIT;
import static pairkeeper.core.access.Right.LOOK;
import static pairkeeper.core.access.Right.RUN;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The five roles of a person, held for one customer or for all (a server's role is another thing).
 */
public enum TeamRole {
  VIEWER(LOOK),
  OPERATOR(LOOK, EDIT, RUN),
  APPROVER(LOOK, APPROVE),
  AUDITOR(LOOK, AUDIT),
  ADMIN(Right.values());

  private final Set<Right> rights;

  TeamRole(Right... rights) {
    this.rights = Set.copyOf(EnumSet.copyOf(Set.of(rights)));
  }

  public Set<Right> rights() {
    return rights;
  }

  /** Its name in the API, the database and text keys: {@code operator}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a {@link #word}. */
  public static Optional<TeamRole> of(String word) {
    for (TeamRole role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
