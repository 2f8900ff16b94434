package pairkeeper.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.runbook.FurtherStandby.Hindrance;

/**
 * The standbys of a pair beside the one that becomes primary.
 *
 * @param secret id of the password of {@link Roles#REPLICATION}; none in a pair that the console
 *     did not set up
 */
public record FurtherStandbys(List<FurtherStandby> all, Optional<UUID> secret) {
  public FurtherStandbys {
    all = List.copyOf(all);
  }

  /** Of a pair with one standby. */
  public static FurtherStandbys none() {
    return new FurtherStandbys(List.of(), Optional.empty());
  }

  /** Who they are, without having asked them. */
  public static FurtherStandbys unasked(Pair pair, Instance target) {
    return new FurtherStandbys(
        of(pair, target).stream().map(s -> new FurtherStandby(s, Optional.empty())).toList(),
        Optional.empty());
  }

  /** Who they are: all standbys but the one that is to become primary. */
  public static List<Instance> of(Pair pair, Instance target) {
    return pair.servers().stream()
        .filter(s -> s.role() == Role.STANDBY && !s.id().equals(target.id()))
        .toList();
  }

  /**
   * Why one of them stays behind; empty when it will follow.
   *
   * @param systemIdentifier of the pair
   */
  Optional<Hindrance> hindrance(FurtherStandby standby, String systemIdentifier) {
    return secret.isEmpty()
        ? Optional.of(Hindrance.NOT_SET_UP)
        : standby.hindrance(systemIdentifier);
  }

  /** Those that will follow. */
  List<FurtherStandby> following(String systemIdentifier) {
    return all.stream().filter(s -> hindrance(s, systemIdentifier).isEmpty()).toList();
  }

  /** A fingerprint with who they are and what will be changed on them. */
  Fingerprint in(Fingerprint print) {
    var values = new TreeMap<>(print.facts());
    for (FurtherStandby standby : all) {
      String who = "further." + standby.server().id();
      values.put(who + ".host-key", String.valueOf(standby.server().host().pinnedKey()));
      values.put(
          who + ".settings", standby.facts().map(f -> f.file("own").sha256()).orElse("silent"));
    }
    return new Fingerprint(values);
  }

  /** A fingerprint with nothing but who they are: for when none of them may stop a run. */
  Fingerprint namedIn(Fingerprint print) {
    if (all.isEmpty()) {
      return print;
    }
    var values = new TreeMap<>(print.facts());
    values.put(
        "further",
        all.stream()
            .map(s -> s.server().id().toString())
            .sorted()
            .collect(Collectors.joining(" ")));
    return new Fingerprint(values);
  }
}
