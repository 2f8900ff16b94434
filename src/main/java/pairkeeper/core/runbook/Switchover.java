package pairkeeper.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Rescue;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.runbook.StepList.How;

/**
 * Exchanges the roles of a pair whose both servers live: procedure B. Nothing is lost, and until
 * the promotion every failure ends with the old primary serving again.
 */
public final class Switchover extends SwitchoverPart {
  /** The name under which plans of it are stored. */
  public static final String ID = "switchover";

  /** The step that asks whether users know; it may be answered when the run is started. */
  public static final String USERS_TOLD = "users-told";

  /** The step that asks who backs the new primary up; it may be answered like the first one. */
  public static final String BACKUPS = "backups";

  /** Under this fact of the fingerprint stands the id of the server that is primary now. */
  public static final String OLD = "primary.id";

  /** Under this fact of the fingerprint stands the id of the server that becomes primary. */
  public static final String TARGET = "standby.id";

  /** Seconds; what is killed on its server ends within some. */
  private static final int END_JOBS = 120;

  private static final String SHUT_DOWN = "shut-down";
  private static final String PROMOTE = "promote";

  private final HookSteps hooks;

  private Switchover(SwitchoverFacts facts, Platform platform, SwitchoverOptions options) {
    super(facts, platform, options);
    this.hooks = new HookSteps(HookScene.switchover(facts), steps);
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
        fingerprint(pair, facts.hooks(), facts.further()),
        guards,
        null,
        possible ? new Switchover(facts, platform, options).steps() : List.of());
  }

  /**
   * Whether a failure at this step of a plan is followed by a return to the old primary, after
   * which no step of the plan fits the servers any more.
   *
   * @param position of the step, from 1
   */
  public static boolean takesBack(Plan plan, int position) {
    List<String> before =
        plan.steps().subList(0, position).stream()
            .map(Step::id)
            .filter(id -> id.equals(SHUT_DOWN) || id.equals(PROMOTE))
            .toList();
    return plan.runbook().equals(ID) && before.equals(List.of(SHUT_DOWN));
  }

  /** What must not change between the preview and the start. */
  public static Fingerprint fingerprint(PairFacts pair, List<Hook> hooks, FurtherStandbys further) {
    return further.in(HookFingerprint.with(PairFingerprint.of(pair).facts(), hooks));
  }

  private List<Step> steps() {
    var turn = new TurnRound(this);
    askUsers();
    var further =
        new Repoint(
            steps, platform, pair.pair(), pair.standby(), pair.standbyFacts(), facts.further());
    Fencing.both(steps, platform, pair, options.planId());
    Fencing.further(steps, platform, facts.further(), pair.number(), options.planId());
    // before anything is changed: what does not end in time keeps the roles as they are
    steps.endJobs("end-jobs", END_JOBS);
    int first = steps.all().size();
    hooks.early();
    prepare();
    further.prepare();
    hooks.justBefore();
    stop();
    steps.rescueAll(first, hooks.aborted());
    promote();
    hooks.atOnce();
    turn.turnRound();
    turn.proof();
    further.lead();
    further.tidy(pair.primary(), old);
    hooks.late();
    turn.afterwards();
    return steps.all();
  }

  private void askUsers() {
    steps.add(
        new Step.Ask(
            USERS_TOLD,
            steps.title(USERS_TOLD),
            steps.effect(USERS_TOLD),
            new Text("steps.switchover.users-told.question", steps.words()),
            true,
            false));
  }

  private void prepare() {
    act(
        "reverse-login",
        onOld,
        platform.replicationLogin(old, facts.targetPeer(), live.systemIdentifier()));
    act("settings-old", onOld, settingsOfOld());
    checkpoint("checkpoint-target", onTarget, target);
    checkpoint("checkpoint-old", onOld, old);
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

  /**
   * The fence is part of the stop: in the write gap each step more costs users 50 ms, and a server
   * that somebody starts by hand from here on comes up as a standby.
   */
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
    // before the address goes: a run that was taken back and is gone on with must not take it away
    gap("still-down", onOld, platform.isShutDownAt(old, checkpoint), How.within(30));
    if (!address.isEmpty()) {
      gap("release-address", onOld, platform.releaseAddress(old, address), How.within(30));
    }
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
        PROMOTE,
        onTarget,
        sql(target, FailoverSql.promote(live.systemIdentifier())),
        How.within(90)
            .until(promoted)
            .once()
            .inWriteGap()
            .rescuedBy(StartAgain.of(pair.standby(), target, platform)));
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

  /** A step of the write gap that is taken back when it fails. */
  private void gap(String id, UUID server, Command command, How how) {
    steps.act(id, server, command, how.inWriteGap().rescuedBy(rescue()));
  }
}
