package pairkeeper.core.runbook;

import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.runbook.StepList.How;

/** What the parts of a switchover have in common: the two servers and how a step is written. */
abstract class SwitchoverPart {
  final SwitchoverFacts facts;
  final PairFacts pair;
  final Platform platform;
  final SwitchoverOptions options;
  final Live live;
  final ClusterRef old;
  final ClusterRef target;
  final UUID onOld;
  final UUID onTarget;
  final String address;
  final StepList steps;

  SwitchoverPart(SwitchoverFacts facts, Platform platform, SwitchoverOptions options) {
    this(
        facts,
        platform,
        options,
        new StepList(
            Switchover.ID, words(facts.pair(), facts.pair().primaryFacts().live().orElseThrow())));
  }

  /** A further part of the same switchover. */
  SwitchoverPart(SwitchoverPart part) {
    this(part.facts, part.platform, part.options, part.steps);
  }

  private SwitchoverPart(
      SwitchoverFacts facts, Platform platform, SwitchoverOptions options, StepList steps) {
    this.facts = facts;
    this.pair = facts.pair();
    this.platform = platform;
    this.options = options;
    this.live = pair.primaryFacts().live().orElseThrow();
    this.old = facts.oldCluster();
    this.target = facts.targetCluster();
    this.onOld = pair.primary().id();
    this.onTarget = pair.standby().id();
    this.address = pair.pair().serviceAddress();
    this.steps = steps;
  }

  void act(String id, UUID server, Command command) {
    steps.act(id, server, command, How.within(180));
  }

  /** Of a large server it takes minutes. */
  void checkpoint(String id, UUID server, ClusterRef cluster) {
    steps.act(id, server, sql(cluster, "CHECKPOINT;\n"), How.within(3600));
  }

  void await(String id, UUID server, Command question, String answer, String says) {
    steps.await(id, probe(server, question, new Expect.Prints(answer), says), 120, 100, false);
  }

  static Goal.Probe probe(UUID server, Command question, Expect expect, String says) {
    return new Goal.Probe(server, question, expect, Text.of(says));
  }

  Command sql(ClusterRef cluster, String text) {
    return new Command.Sql(
        cluster.owner(), platform.psql(cluster), cluster.port(), "postgres", text);
  }

  String targetSetting(String name) {
    return pair.standbyFacts().live().orElseThrow().setting(name);
  }

  String slotOfOld() {
    return Roles.slotFor(pair.primary().name());
  }

  private static Map<String, Object> words(PairFacts pair, Live live) {
    return Map.of(
        "old", pair.primary().name(),
        "target", pair.standby().name(),
        "timeline", live.timeline(),
        "slot", Roles.slotFor(pair.primary().name()),
        "oldSlot", Roles.slotFor(pair.standby().name()),
        "address", pair.pair().serviceAddress());
  }
}
