package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.runbook.FurtherStandby.Hindrance;

/**
 * What people should know of a pair's further standbys before the roles change. Only one that
 * accepts writes blocks: there is exactly one primary.
 */
public final class FurtherGuards {
  private static final String FOLLOWS = "further-follows";
  private static final String NOT_AHEAD = "further-not-ahead";

  private final GuardList list;
  private final FurtherStandbys further;
  private final String target;
  private final Instant at;

  /**
   * @param target name of the server that becomes primary
   * @param at when those that did not answer were asked
   */
  FurtherGuards(GuardList list, FurtherStandbys further, String target, Instant at) {
    this.list = list;
    this.further = further;
    this.target = target;
    this.at = at;
  }

  /** What a plan said of them when it was made. */
  public static List<GuardResult> in(Plan plan) {
    return plan.guards().stream()
        .filter(guard -> Set.of(FOLLOWS, NOT_AHEAD).contains(guard.id()))
        .toList();
  }

  /** Which of them will follow the new primary, and which have to be brought back by hand. */
  void follow(String systemIdentifier) {
    for (FurtherStandby standby : further.all()) {
      Optional<Hindrance> hindrance = further.hindrance(standby, systemIdentifier);
      String name = standby.server().name();
      String says = hindrance.map(Hindrance::word).orElse("yes");
      Text evidence = Text.of("guards.further-follows." + says, "standby", name, "target", target);
      if (hindrance.equals(Optional.of(Hindrance.WRITES))) {
        Text advice = Text.of("guards.further-follows.writes-advice");
        list.block(false, FOLLOWS, evidence, advice, name, readAt(standby));
      } else {
        list.warn(hindrance.isEmpty(), FOLLOWS, evidence, name, readAt(standby));
      }
    }
  }

  /**
   * Whoever has received more than the new primary cannot follow it, and what only it has is lost.
   *
   * @param received how far the server that becomes primary has received WAL
   */
  void notAhead(Optional<Lsn> received) {
    for (FurtherStandby standby : further.all()) {
      Optional<Lsn> theirs = standby.received();
      if (received.isEmpty() || theirs.isEmpty()) {
        continue;
      }
      long ahead = Math.max(0, theirs.get().minus(received.get()));
      String name = standby.server().name();
      list.warn(
          ahead == 0,
          NOT_AHEAD,
          new Text(
              "guards.further-not-ahead." + (ahead == 0 ? "yes" : "no"),
              Map.of("standby", name, "target", target, "bytes", ahead)),
          name,
          readAt(standby));
    }
  }

  private Instant readAt(FurtherStandby standby) {
    return standby.facts().map(ServerFacts::readAt).orElse(at);
  }
}
