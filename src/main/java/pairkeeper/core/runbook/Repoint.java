package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.configfile.HbaLine;
import pairkeeper.core.configfile.PgHba;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.ConfigFile;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.runbook.StepList.How;

/**
 * The steps by which the further standbys of a pair follow its new primary. They go on running:
 * whom they receive from is taken by a reload.
 */
final class Repoint {
  private final StepList steps;
  private final Platform platform;
  private final Pair pair;
  private final Instance target;
  private final ServerFacts targetFacts;
  private final Live live;
  private final ClusterRef cluster;
  private final List<FurtherStandby> standbys;
  private final FurtherStandbys further;

  /**
   * @param target who is, or becomes, the new primary; answers
   */
  Repoint(
      StepList steps,
      Platform platform,
      Pair pair,
      Instance target,
      ServerFacts targetFacts,
      FurtherStandbys further) {
    this.steps = steps;
    this.platform = platform;
    this.pair = pair;
    this.target = target;
    this.targetFacts = targetFacts;
    this.live = targetFacts.live().orElseThrow();
    this.cluster = ClusterRef.of(targetFacts);
    this.further = further;
    this.standbys = further.following(live.systemIdentifier());
  }

  /** Whether anybody will follow. */
  boolean any() {
    return !standbys.isEmpty();
  }

  /** What can be done before the roles change: whoever could not log in then is found out now. */
  void prepare() {
    admit();
    for (int i = 0; i < standbys.size(); i++) {
      FurtherStandby standby = standbys.get(i);
      StepList own = about(standby, i + 1);
      UUID on = standby.server().id();
      own.act(
          "passfile",
          on,
          Passfile.of(
              standby.facts().orElseThrow(),
              standby.cluster(),
              platform,
              Passfile.peers(pair, peer()),
              List.of("replication"),
              further.secret().orElseThrow()),
          How.within(60));
      own.act(
          "login",
          on,
          platform.replicationLogin(standby.cluster(), peer(), live.systemIdentifier()),
          How.within(60));
    }
  }

  /** Leads them over, one after the other. */
  void lead() {
    for (int i = 0; i < standbys.size(); i++) {
      FurtherStandby standby = standbys.get(i);
      StepList own = about(standby, i + 1);
      UUID on = standby.server().id();
      ClusterRef there = standby.cluster();
      own.act(
          "slot", target.id(), sql(cluster, SetUpSql.createSlot(standby.slot())), How.within(60));
      own.act(
          "settings",
          on,
          FollowSettings.put(
              standby.facts().orElseThrow().file("own"),
              there,
              platform,
              peer(),
              standby.slot(),
              Map.of()),
          How.within(60));
      own.act("reload", on, sql(there, SetUpSql.RELOAD), How.within(60));
      var follows =
          new Goal.Probe(
              on,
              sql(there, SwitchoverSql.follows(live.timeline())),
              new Expect.Prints(live.systemIdentifier() + " t"),
              Text.of("steps.goal.follows"));
      own.await("follows", follows, 120, 100, false);
      var active =
          new Goal.Probe(
              target.id(),
              sql(cluster, SetUpSql.slotActive(standby.slot())),
              new Expect.Prints("t"),
              Text.of("steps.goal.slot-active"));
      own.await("slot-active", active, 120, 100, false);
    }
  }

  /** On the old primary nobody uses their slots any more. */
  void tidy(Instance old, ClusterRef oldCluster) {
    for (int i = 0; i < standbys.size(); i++) {
      about(standbys.get(i), i + 1)
          .act(
              "drop-slot",
              old.id(),
              sql(oldCluster, SetUpSql.dropSlot(standbys.get(i).slot())),
              How.within(60));
    }
  }

  private void admit() {
    ConfigFile file = targetFacts.file("hba");
    String text = file.text();
    for (FurtherStandby standby : standbys) {
      HbaLine line = SetUpFiles.replication(standby.server());
      text = PgHba.add(text, line, PgMajor.ofVersionNum(live.versionNum()));
    }
    if (!text.equals(file.text())) {
      StepList all = steps.of("further", Map.of("target", target.name(), "n", standbys.size()));
      all.act(
          "admit",
          target.id(),
          new Command.PutFile(
              "root", file.path(), file.owner(), file.mode(), file.sha256(), text, file.text()),
          How.within(60));
      all.act("admitted", target.id(), sql(cluster, SetUpSql.RELOAD), How.within(60));
    }
  }

  private StepList about(FurtherStandby standby, int number) {
    return steps
        .of(
            "further",
            Map.of(
                "standby", standby.server().name(),
                "target", target.name(),
                "slot", standby.slot()))
        .numbered("further-" + number + "-");
  }

  private PeerRef peer() {
    return new PeerRef(target.address(), cluster.port(), Roles.REPLICATION);
  }

  private Command sql(ClusterRef on, String text) {
    return new Command.Sql(on.owner(), platform.psql(on), on.port(), "postgres", text);
  }
}
