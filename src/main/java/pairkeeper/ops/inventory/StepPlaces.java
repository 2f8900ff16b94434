package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Scope;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.store.inventory.TargetRepository;

/** What the machines are called on which the steps of a plan happen. */
@ApplicationScoped
@Transactional
public class StepPlaces {
  private TargetRepository targets;

  protected StepPlaces() {}

  @Inject
  StepPlaces(TargetRepository targets) {
    this.targets = targets;
  }

  /** Names by id: of the pair's servers, and of the second media to which the plan copies. */
  public Map<UUID, String> names(Pair pair, Plan plan) {
    var names = new HashMap<UUID, String>();
    pair.servers().forEach(server -> names.put(server.id(), server.name()));
    plan.steps().stream()
        .map(Step::server)
        .filter(Objects::nonNull)
        .filter(id -> !names.containsKey(id))
        .distinct()
        .toList()
        .forEach(
            id -> targets.find(Scope.all(), id).ifPresent(target -> names.put(id, target.name())));
    return names;
  }
}
