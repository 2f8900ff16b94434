package pairkeeper.core.runbook;

import java.util.List;
import pairkeeper.core.job.Direction;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ServerFacts;

/** What must hold before rows are counted. */
public final class CountGuards {
  /** Positions in the WAL have had their present names since 10. */
  private static final int OLDEST = 100_000;

  private final GuardList list = new GuardList();
  private final CountFacts facts;

  private CountGuards(CountFacts facts) {
    this.facts = facts;
  }

  /** All of them, as they stand by these facts. */
  public static List<GuardResult> check(CountFacts facts) {
    var guards = new CountGuards(facts);
    guards.direction();
    guards.primary();
    guards.standby();
    return guards.list.results();
  }

  private void direction() {
    boolean turned = !facts.job().primary().equals(facts.primary().id());
    boolean holds = !turned || facts.job().direction() == Direction.FOLLOW;
    list.block(
        holds,
        "count-direction",
        Text.of("guards.count-direction." + (!turned ? "same" : holds ? "follows" : "stops")),
        facts.primary().name(),
        facts.primaryFacts().readAt());
  }

  private void primary() {
    String found = found(facts.primaryFacts(), false);
    list.block(
        found.equals("yes"),
        "count-primary",
        text("count-primary", found, facts.primary()),
        facts.primary().name(),
        facts.primaryFacts().readAt());
  }

  /** One that does not answer is counted all the same: the result is that it is not known. */
  private void standby() {
    String found = found(facts.standbyFacts(), true);
    Text evidence = text("count-standby", found, facts.standby());
    var at = facts.standbyFacts().readAt();
    if (found.equals("silent")) {
      list.warn(false, "count-standby", evidence, facts.standby().name(), at);
    } else {
      list.block(found.equals("yes"), "count-standby", evidence, facts.standby().name(), at);
    }
  }

  private static String found(ServerFacts said, boolean standby) {
    if (!said.cluster().known()) {
      return "absent";
    }
    return said.live()
        .map(live ->
            live.versionNum() < OLDEST
                ? "old"
                : live.inRecovery() == standby ? "yes" : standby ? "primary" : "standby")
        .orElse("silent");
  }

  private static Text text(String guard, String found, Instance server) {
    return Text.of("guards." + guard + "." + found, "server", server.name());
  }
}
