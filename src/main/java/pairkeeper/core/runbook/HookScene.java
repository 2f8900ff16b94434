package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.Moment;
import pairkeeper.core.hook.Occasion;
import pairkeeper.core.hook.Place;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;

/**
 * Where the hooks of a pair have their turn in one runbook.
 *
 * @param hooks all of the pair
 * @param primary before roles change
 * @param standby before roles change
 * @param turned whether the two have exchanged their roles afterwards
 * @param shunned servers on which nothing of the customer's is carried out
 */
record HookScene(
    List<Hook> hooks,
    Occasion on,
    Pair pair,
    Instance primary,
    Instance standby,
    boolean turned,
    Set<UUID> shunned) {

  static HookScene switchover(SwitchoverFacts facts) {
    PairFacts pair = facts.pair();
    return new HookScene(
        facts.hooks(),
        Occasion.SWITCHOVER,
        pair.pair(),
        pair.primary(),
        pair.standby(),
        true,
        Set.of());
  }

  /** Of the old primary nobody knows what it does: it is left alone. */
  static HookScene failover(FailoverFacts facts) {
    return new HookScene(
        facts.hooks(),
        Occasion.FAILOVER,
        facts.pair(),
        facts.oldPrimary(),
        facts.target(),
        true,
        Set.of(facts.oldPrimary().id()));
  }

  static HookScene rejoin(RejoinFacts facts) {
    PairFacts pair = facts.pair();
    return new HookScene(
        facts.hooks(),
        Occasion.REJOIN,
        pair.pair(),
        pair.primary(),
        pair.standby(),
        false,
        Set.of());
  }

  /** Those that have their turn at that moment, in their order. */
  List<Hook> at(Moment moment) {
    return hooks.stream()
        .filter(h -> h.moment() == moment && h.on().contains(on))
        .filter(h -> !(h instanceof Hook.Command c) || server(c).isPresent())
        .toList();
  }

  /** Commands for which there is no server in this runbook. */
  List<Hook.Command> leftOut() {
    return commands().filter(c -> server(c).isEmpty()).toList();
  }

  /** Commands of this runbook, of all moments. */
  Stream<Hook.Command> commands() {
    return hooks.stream()
        .filter(h -> h.on().contains(on))
        .filter(Hook.Command.class::isInstance)
        .map(Hook.Command.class::cast);
  }

  /** Where it is carried out; empty when that server is gone or left alone. */
  Optional<Instance> server(Hook.Command command) {
    return meant(command).filter(s -> !shunned.contains(s.id()));
  }

  private Optional<Instance> meant(Hook.Command command) {
    Place place = command.place();
    if (place.server().isPresent()) {
      return pair.server(place.server().get());
    }
    boolean onPrimary = place.equals(Place.PRIMARY);
    boolean swapped = turned && command.moment() == Moment.AFTER;
    return Optional.of(onPrimary == swapped ? standby : primary);
  }
}
