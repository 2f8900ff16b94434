package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.run.PairRemark;
import pairkeeper.core.run.StandingFence;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.store.runs.Aftermath;

/** What runs left on pairs, for their pages and for the watching. */
@ApplicationScoped
@Transactional
public class PairNotes {
  private Aftermath aftermath;
  private CurrentUser user;

  protected PairNotes() {}

  @Inject
  PairNotes(Aftermath aftermath, CurrentUser user) {
    this.aftermath = aftermath;
    this.user = user;
  }

  /** The remarks that stand on a pair, newest first. */
  public List<PairRemark> standing(UUID pair) {
    return aftermath.remarks(user.customers(), pair).stream()
        .filter(r -> r.endedAt() == null)
        .toList();
  }

  /** The fence order that stands for a server; the watching obeys it. */
  public Optional<StandingFence> order(UUID server) {
    return aftermath.standing(server);
  }

  /** All fence orders that stand, of all customers: for the watching alone. */
  public List<StandingFence> orders() {
    return aftermath.standing();
  }
}
