package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairEvent;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;

/** Takes the roles of a pair over from what was found, as long as no run has set them. */
@ApplicationScoped
@Transactional
class FoundRoles {
  private static final int WHOLE_HISTORY = 1000;

  private Pairs pairs;
  private PairEvents events;
  private Author author;

  protected FoundRoles() {}

  @Inject
  FoundRoles(Pairs pairs, PairEvents events, Author author) {
    this.pairs = pairs;
    this.events = events;
    this.author = author;
  }

  /**
   * Whether roles may still be taken as found: what a run has decided, only a run changes, and who
   * is to be believed of two that wrote apart, only a person knows.
   */
  boolean open(UUID pair) {
    return events.of(pair, WHOLE_HISTORY).stream()
        .noneMatch(e ->
            e.kind() == PairEvent.Kind.WROTE_APART && e.endedAt() == null
                || e.kind() == PairEvent.Kind.ROLE && e.run() != null);
  }

  /**
   * @param primary the server that was found to accept writes; all others become its standbys
   * @throws Refused when a run has set a role of this pair before
   */
  void take(UUID id, UUID primary) {
    Pair pair = pairs.get(id);
    author.mayEdit(pair.customer());
    if (pair.primary().id().equals(primary)) {
      return;
    }
    if (!open(id)) {
      throw new Refused("role", Text.of("inventory.refused.role-by-run"));
    }
    pair.servers().stream()
        .filter(s -> !s.id().equals(primary) && s.role() != Role.STANDBY)
        .forEach(s -> events.found(id, s.id(), Role.STANDBY, author.name()));
    // last, so that there are never two
    events.found(id, primary, Role.PRIMARY, author.name());
    author.tell(
        "pair.recognised",
        pair.customer(),
        id,
        Text.of(
            "inventory.audit.pair-recognised",
            "name",
            pair.name(),
            "primary",
            pairs.server(primary).name()),
        Map.of());
  }
}
