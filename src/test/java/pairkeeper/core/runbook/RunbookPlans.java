package pairkeeper.core.runbook;

import java.util.LinkedHashMap;
import java.util.Map;
import pairkeeper.core.plan.Plan;

/**
 * A plan of every runbook, the same as in the golden files, for tests of what is done with plans.
 */
public final class RunbookPlans {
  private RunbookPlans() {}

  /** Golden file to plan. */
  public static Map<String, Plan> all() {
    var streaming = Pairs.facts("debian-15-streaming");
    var primary = Pairs.facts("debian-15-primary");
    var other = Pairs.facts("debian-15-other-system");
    var plans = new LinkedHashMap<String, Plan>();
    plans.put(
        "failover-attested",
        FailoverTest.plan(
            FailoverTest.facts(FailoverTest.dead(false), streaming), FailoverTest.attested()));
    plans.put(
        "failover-stop",
        FailoverTest.plan(
            FailoverTest.facts(FailoverTest.dead(true), streaming), FailoverTest.stopped()));
    plans.put(
        "switchover-address",
        SwitchoverTest.plan(
            SwitchoverTest.facts(
                "10.123.7.100/24", Pairs.read(SwitchoverTest.replicating()), streaming)));
    plans.put("rejoin-rewind", RejoinTest.byRewind());
    plans.put(
        "set-up-aside",
        SetUpReplicationTest.plan(primary, other, SetUpReplicationTest.options(true, true)));
    return plans;
  }
}
