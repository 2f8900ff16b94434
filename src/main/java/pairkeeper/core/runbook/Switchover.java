package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.postgres.SynchronousNames;
import pairkeeper.core.runbook.StepList.How;

/**
 * Exchanges the roles of a pair whose both servers live: procedure B. Nothing is lost, and until
 * the promotion every failure ends with the old primary serving again.
 */
public final class Switchover {
  /** The name under which plans of it are stored. */
  public static final String ID = "switchover";

  /** The step that asks whether users know; it may be answered when the run is started. */
  public static final String USERS_TOLD = "users-told";

  /** Under this fact of the fingerprint stands the id of the server that is primary now. */
  public static final String OLD = "primary.id";

  /** Under this fact of the fingerprint stands the id of the server that becomes primary. */
  public static final String TARGET = "standby.id";

  private static final String SHUT_DOWN = "shut-down";

  private final SwitchoverFacts facts;
  private final PairFacts pair;
  private final Platform platform;
  private final SwitchoverOptions options;
  private final Live live;
  private final ClusterRef old;
  private final ClusterRef target;
  private final UUID onOld;
  private final UUID onTarget;
  private final String address;
  private final StepList steps;

  private Switchover(SwitchoverFacts facts, Platform platform, SwitchoverOptions options) {
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
    this.steps = new StepList(ID, words());
  }

  /** The plan for these facts; without steps while one of the servers does not answer. */
  public static Plan plan(
      SwitchoverFacts facts,
      Platform platform,
      SwitchoverOptions options,
      List<GuardResult> guards) {
    PairFacts pair = facts.pair();
    boolean possible =
        pair.primaryFacts().live().isPresent() && pair.standbyFacts().live().isPresent();
    return new Plan(
        Plan.SCHEMA,
        options.planId(),
        ID,
        pair.pair().id(),
        pair.pair().name(),
        options.now(),
        options.asText(),
        fingerprint(pair),
        guards,
        null,
        possible ? new Switchover(facts, platform, options).steps() : List.of());
  }

  /** What must not change between the preview and the start. */
  public static Fingerprint fingerprint(PairFacts pair) {
    return PairFingerprint.of(pair);
  }

  private List<Step> steps() {
    prepare();
    stop();
    promote();
    turnRound();
    proof();
    afterwards();
    return steps.all();
  }

  private void prepare() {
    steps.add(
        new Step.Ask(
            USERS_TOLD,
            steps.title(USERS_TOLD),
            steps.effect(USERS_TOLD),
            new Text("steps.switchover.users-told.question", words()),
            true,
            false));
    Fencing.both(steps, platform, pair, options.planId());
    act(
        "reverse-login",
        onOld,
        platform.replicationLogin(old, facts.targetPeer(), live.systemIdentifier()));
    act("settings-old", onOld, settingsOfOld());
    act("checkpoint-target", onTarget, sql(target, "CHECKPOINT;\n"));
    act("checkpoint-old", onOld, sql(old, "CHECKPOINT;\n"));
    steps.await(
        "close-behind",
        probe(
            onOld,
            sql(old, SwitchoverSql.closeBehind(pair.standby().address())),
            new Expect.Prints("t"),
            "steps.goal.close-behind"),
        60,
        250,
        false);
  }

  /** Read by a standby only: a primary does not mind them. */
  private Command settingsOfOld() {
    return FollowSettings.put(
        pair.primaryFacts().file("own"), old, platform, facts.targetPeer(), slotOfOld(), Map.of());
  }

  private void stop() {
    var down =
        probe(onOld, platform.isShutDown(old), new Expect.ExitZero(), "steps.goal.shut-down");
    gap(SHUT_DOWN, onOld, platform.shutDown(old), How.within(60).until(down));
    String checkpoint = SaidRef.to(SHUT_DOWN);
    steps.add(
        new Step.Await(
            "replayed-shut-down",
            steps.title("replayed-shut-down"),
            steps.effect("replayed-shut-down"),
            onTarget,
            probe(
                onTarget,
                sql(target, SwitchoverSql.replayed(checkpoint)),
                new Expect.Prints("t"),
                "steps.goal.replayed-shut-down"),
            30,
            20,
            true,
            rescue()));
    gap("demote-old", onOld, platform.demote(old, checkpoint), How.within(30));
    if (!address.isEmpty()) {
      gap("release-address", onOld, platform.releaseAddress(old, address), How.within(30));
    }
    gap(
        "old-primary-silent",
        onTarget,
        platform.mustBeSilent(target, facts.oldPeer()),
        How.within(30));
  }

  /** Everything until the promotion can be taken back. */
  private List<Rescue> rescue() {
    var rescues = new ArrayList<Rescue>();
    rescues.add(
        new Rescue(
            onOld,
            Text.of("steps.rescue.serve-again", "server", pair.primary().name()),
            platform.serveAgain(old)));
    if (!address.isEmpty()) {
      rescues.add(
          new Rescue(
              onOld,
              Text.of(
                  "steps.rescue.address-back", "server", pair.primary().name(), "address", address),
              platform.takeAddress(old, address, pair.primary().address())));
    }
    return rescues;
  }

  private void promote() {
    var promoted =
        probe(
            onTarget,
            sql(target, FailoverSql.PROMOTED),
            new Expect.Prints("t"),
            "steps.goal.promoted");
    steps.act(
        "promote",
        onTarget,
        sql(target, FailoverSql.PROMOTE),
        How.within(90).until(promoted).once().inWriteGap());
    if (!targetSetting("synchronous_standby_names").isEmpty()) {
      steps.act(
          "no-synchronous",
          onTarget,
          sql(target, FailoverSql.NO_SYNCHRONOUS),
          How.within(60).inWriteGap());
    }
    if (!address.isEmpty()) {
      var taken =
          probe(
              onTarget,
              platform.hasAddress(target, address),
              new Expect.ExitZero(),
              "steps.goal.address-taken");
      steps.act(
          "take-address",
          onTarget,
          platform.takeAddress(target, address, pair.standby().address()),
          How.within(60).until(taken).inWriteGap());
    }
    act("verify-timeline", onTarget, sql(target, FailoverSql.verifyTimeline(live.timeline())));
    act("write-test", onTarget, sql(target, FailoverSql.writeTest(options.planId())));
    steps.note("note-primary", new Change.SetRole(onTarget, Role.PRIMARY));
    steps.note("note-standby", new Change.SetRole(onOld, Role.STANDBY));
  }

  private void turnRound() {
    act("slot", onTarget, sql(target, SetUpSql.createSlot(slotOfOld())));
    var runs =
        probe(
            onOld,
            platform.serviceOwnsPostmaster(old),
            new Expect.ExitZero(),
            "steps.goal.running");
    steps.act("start-old", onOld, platform.start(old), How.within(180).until(runs));
    await(
        "follows",
        onOld,
        sql(old, SwitchoverSql.follows(live.timeline())),
        live.systemIdentifier() + " t",
        "steps.goal.follows");
    await(
        "slot-active",
        onTarget,
        sql(target, SetUpSql.slotActive(slotOfOld())),
        "t",
        "steps.goal.slot-active");
    SynchronousNames.handedTo(live.setting("synchronous_standby_names"), slotOfOld())
        .ifPresent(this::waitForOld);
    act("drop-slot", onOld, sql(old, SetUpSql.dropSlot(Roles.slotFor(pair.standby().name()))));
  }

  /** Not before it streams, else every commit would hang until then; and not when it cannot be. */
  private void waitForOld(String names) {
    act("synchronous-again", onTarget, sql(target, SwitchoverSql.synchronous(names)));
    var waits =
        probe(
            onTarget,
            sql(target, SwitchoverSql.waitsFor(slotOfOld())),
            new Expect.Prints("t"),
            "steps.goal.waits-again");
    var give =
        new Rescue(
            onTarget,
            Text.of("steps.rescue.no-synchronous", "server", pair.standby().name()),
            sql(target, FailoverSql.NO_SYNCHRONOUS));
    steps.add(
        new Step.Await(
            "waits-again",
            steps.title("waits-again"),
            steps.effect("waits-again"),
            onTarget,
            waits,
            30,
            100,
            false,
            List.of(give)));
  }

  private void proof() {
    UUID token = options.planId();
    // not before the old primary follows: it needs none, and a large one takes minutes
    act("checkpoint-new", onTarget, sql(target, "CHECKPOINT;\n"));
    act("marker-write", onTarget, sql(target, SetUpSql.writeMarker(token)));
    await(
        "marker-read", onOld, sql(old, SetUpSql.readMarker(token)), "1", "steps.goal.marker-read");
    act("marker-remove", onTarget, sql(target, SetUpSql.removeMarker(token)));
    act("log-clean", onOld, platform.logErrors(old));
  }

  private void afterwards() {
    switch (options.analyze()) {
      case ANALYZE -> slow("analyze", platform.analyze(target, false));
      case VACUUM_ANALYZE -> slow("vacuum-analyze", platform.analyze(target, true));
      case NONE -> {}
    }
    act(
        "test-query",
        onTarget,
        sql(target, options.testQuery().isBlank() ? FailoverSql.TEST_QUERY : options.testQuery()));
  }

  /** A step of the write gap that is taken back when it fails. */
  private void gap(String id, UUID server, Command command, How how) {
    steps.act(id, server, command, how.inWriteGap().rescuedBy(rescue()));
  }

  private void act(String id, UUID server, Command command) {
    steps.act(id, server, command, How.within(180));
  }

  private void slow(String id, Command command) {
    steps.act(id, onTarget, command, How.within(24 * 3600));
  }

  private void await(String id, UUID server, Command question, String answer, String says) {
    steps.await(id, probe(server, question, new Expect.Prints(answer), says), 120, 100, false);
  }

  private static Goal.Probe probe(UUID server, Command question, Expect expect, String says) {
    return new Goal.Probe(server, question, expect, Text.of(says));
  }

  private Command sql(ClusterRef cluster, String text) {
    return new Command.Sql(
        cluster.owner(), platform.psql(cluster), cluster.port(), "postgres", text);
  }

  private String targetSetting(String name) {
    return pair.standbyFacts().live().orElseThrow().setting(name);
  }

  private String slotOfOld() {
    return Roles.slotFor(pair.primary().name());
  }

  private Map<String, Object> words() {
    return Map.of(
        "old", pair.primary().name(),
        "target", pair.standby().name(),
        "timeline", live.timeline(),
        "slot", Roles.slotFor(pair.primary().name()),
        "oldSlot", Roles.slotFor(pair.standby().name()),
        "address", pair.pair().serviceAddress());
  }
}
