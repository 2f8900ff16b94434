package pairkeeper.ops.jobs.kind;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import pairkeeper.core.job.CopyDestination;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Transactions;
import pairkeeper.store.inventory.TargetRepository;

/** Where copies go as the roles are now. */
@ApplicationScoped
public class CopyDestinations {
  private Transactions transactions;
  private TargetRepository targets;

  protected CopyDestinations() {}

  @Inject
  CopyDestinations(Transactions transactions, TargetRepository targets) {
    this.transactions = transactions;
    this.targets = targets;
  }

  /**
   * The second medium, or else the standby that is meant.
   *
   * @throws Refused where there is none
   */
  CopyDestination of(RsyncSettings settings, Pair pair) {
    Optional<CopyDestination> to =
        settings.target().isPresent() ? medium(settings) : pair.standby().map(CopyDestination::of);
    return to.orElseThrow(() -> new Refused("", Text.of("jobs.refused.no-place")));
  }

  /** The second medium of a job that copies to one. */
  Optional<CopyDestination> medium(RsyncSettings settings) {
    return settings
        .target()
        .flatMap(place -> transactions.in(() -> targets.find(Scope.all(), place.server())))
        .map(CopyDestination::of);
  }
}
