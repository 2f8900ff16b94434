package pairkeeper.core.hook;

import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * Where a hook's command is carried out.
 *
 * @param word {@code primary} or {@code standby}, by the role at that moment, or the id of one of
 *     the pair's servers
 */
public record Place(String word) {
  public static final Place PRIMARY = new Place("primary");
  public static final Place STANDBY = new Place("standby");

  /**
   * @throws Refused when it is neither a role nor an id
   */
  public Place {
    if (word == null || !word.matches("primary|standby") && parsed(word).isEmpty()) {
      throw new Refused("place", Text.of("hooks.refused.place"));
    }
  }

  /** The server that is meant whatever its role; empty when a role is. */
  public Optional<UUID> server() {
    return parsed(word);
  }

  private static Optional<UUID> parsed(String word) {
    try {
      return Optional.of(UUID.fromString(word));
    } catch (IllegalArgumentException aRole) {
      return Optional.empty();
    }
  }
}
