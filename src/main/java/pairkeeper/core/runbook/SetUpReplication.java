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
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts.DataDirectory.State;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.runbook.StepList.How;

/**
 * Makes a streaming standby out of the second server of a pair: procedure A of the manuals, with a
 * base copy by pg_basebackup.
 */
public final class SetUpReplication {
  /** The name under which plans of it are stored. */
  public static final String ID = "set-up";

  private static final int SHORT = 60;
  private static final int COPY_LIMIT = 7 * 24 * 3600;

  private final PairFacts facts;
  private final Platform platform;
  private final SetUpOptions options;
  private final Live live;
  private final ClusterRef primary;
  private final ClusterRef standby;
  private final UUID onPrimary;
  private final UUID onStandby;
  private final String slot;
  private final SetUpFiles files;
  private final StepList steps;

  private SetUpReplication(PairFacts facts, Platform platform, SetUpOptions options) {
    this.facts = facts;
    this.platform = platform;
    this.options = options;
    this.live = facts.primaryFacts().live().orElseThrow();
    this.primary = facts.primaryCluster();
    this.standby = facts.standbyCluster();
    this.onPrimary = facts.primary().id();
    this.onStandby = facts.standby().id();
    this.slot = Roles.slotFor(facts.standby().name());
    this.files = new SetUpFiles(facts, platform, options);
    this.steps = new StepList(ID, words());
  }

  /**
   * The plan for these facts.
   *
   * @param guards results that belong to these facts; a plan whose guards block is built as far as
   *     the facts allow and never runs
   */
  public static Plan plan(
      PairFacts facts, Platform platform, SetUpOptions options, List<GuardResult> guards) {
    List<Step> steps =
        facts.primaryFacts().live().isPresent() && !facts.standbyFacts().cluster().major().isEmpty()
            ? new SetUpReplication(facts, platform, options).steps()
            : List.of();
    return new Plan(
        Plan.SCHEMA,
        options.planId(),
        ID,
        facts.pair().id(),
        facts.pair().name(),
        options.now(),
        options.asText(),
        fingerprint(facts),
        guards,
        null,
        steps);
  }

  /** What must not change between the preview and the start. */
  public static Fingerprint fingerprint(PairFacts facts) {
    return PairFingerprint.of(facts);
  }

  private List<Step> steps() {
    Fencing.both(steps, platform, facts, options.planId());
    roles();
    passfiles();
    primaryFiles();
    restart();
    logins();
    if (options.slot()) {
      slot();
    }
    standbyDirectory();
    standbyFiles();
    baseCopy();
    start();
    proof();
    return steps.all();
  }

  private void roles() {
    sqlOnPrimary(
        "replication-role", SetUpSql.replicationRole(options.replicationSecret()), new Goal.None());
    sqlOnPrimary("monitor-role", SetUpSql.monitorRole(options.monitorSecret()), new Goal.None());
  }

  private void passfiles() {
    act("passfile-primary", onPrimary, files.passfileOfPrimary(), new Goal.None());
    act("passfile-standby", onStandby, files.passfileOfStandby(), new Goal.None());
  }

  private void primaryFiles() {
    files.hbaOfPrimary().ifPresent(f -> act("hba-primary", onPrimary, f, new Goal.None()));
    files
        .settingsOfPrimary()
        .ifPresent(f -> act("settings-primary", onPrimary, f, new Goal.None()));
    sqlOnPrimary("reload-primary", SetUpSql.RELOAD, new Goal.None());
  }

  private void restart() {
    List<String> names = SetUpSettings.needingRestart(live, files.wantedOfPrimary());
    if (names.isEmpty()) {
      return;
    }
    var args =
        Map.<String, Object>of(
            "server", facts.primary().name(), "settings", String.join(", ", names));
    StepList asked = steps.saying(args);
    asked.add(
        new Step.Ask(
            "restart-agreed",
            asked.title("restart-agreed"),
            asked.effect("restart-agreed"),
            new Text("steps.set-up.restart-agreed.question", args),
            true,
            false));
    var none =
        probe(
            onPrimary,
            sql(primary, "SELECT count(*) FROM pg_settings WHERE pending_restart;\n"),
            new Expect.Prints("0"),
            "steps.goal.no-pending-restart");
    asked.act(
        "restart-primary",
        onPrimary,
        platform.restart(primary),
        How.within(180).until(none).once());
  }

  private void logins() {
    act(
        "login-to-primary",
        onStandby,
        platform.replicationLogin(standby, facts.primaryPeer(), live.systemIdentifier()),
        new Goal.None());
  }

  private void slot() {
    sqlOnPrimary(
        "slot",
        SetUpSql.createSlot(slot),
        probe(
            onPrimary,
            sql(primary, SetUpSql.slotExists(slot)),
            new Expect.Prints("1"),
            "steps.goal.slot-exists"));
  }

  private void standbyDirectory() {
    var s = facts.standbyFacts();
    if (!s.cluster().known()) {
      act("create-cluster", onStandby, platform.createCluster(standby), new Goal.None());
    }
    var stopped =
        probe(onStandby, platform.isStopped(standby), new Expect.ExitZero(), "steps.goal.stopped");
    if (s.service().running()) {
      act("stop-standby", onStandby, platform.stop(standby), stopped);
    }
    boolean filled = s.data().state() == State.INITIALISED || s.data().state() == State.FOREIGN;
    if (!s.cluster().known() || (filled && options.moveAside())) {
      var emptied =
          probe(
              onStandby,
              Command.Argv.of("root", "test", "!", "-e", standby.data()),
              new Expect.ExitZero(),
              "steps.goal.moved-aside");
      act("move-aside", onStandby, platform.moveAside(standby, options.tag()), emptied);
    }
  }

  private void standbyFiles() {
    act("hba-standby", onStandby, files.hbaOfStandby(), new Goal.None());
    act("settings-standby", onStandby, files.settingsOfStandby(), new Goal.None());
  }

  private void baseCopy() {
    var rescue = new ArrayList<Rescue>();
    rescue.add(
        new Rescue(
            onStandby,
            Text.of("steps.rescue.drop-partial", "server", facts.standby().name()),
            platform.dropPartialCopy(standby, options.tag())));
    if (options.slot()) {
      rescue.add(
          new Rescue(
              onPrimary,
              Text.of("steps.rescue.drop-slot", "slot", slot, "server", facts.primary().name()),
              sql(primary, SetUpSql.dropCopysSlot(slot))));
    }
    steps.add(
        new Step.Detached(
            "base-copy",
            steps.title("base-copy"),
            steps.effect("base-copy"),
            onStandby,
            platform.baseCopy(
                standby,
                facts.primaryPeer(),
                live.systemIdentifier(),
                options.slot() ? slot : "",
                options.copyRate(),
                options.tag()),
            platform.baseCopyProgress(standby, options.tag()),
            live.dataBytes(),
            probe(
                onStandby,
                Command.Argv.of("root", "test", "-e", standby.data() + "/standby.signal"),
                new Expect.ExitZero(),
                "steps.goal.copied"),
            COPY_LIMIT,
            0,
            rescue));
    steps.note("note-copied", new Change.CopiedAnew(onStandby));
  }

  private void start() {
    act(
        "start-standby",
        onStandby,
        platform.start(standby),
        probe(
            onStandby,
            platform.serviceOwnsPostmaster(standby),
            new Expect.ExitZero(),
            "steps.goal.running"));
    await(
        "streaming",
        onStandby,
        sql(standby, SetUpSql.STREAMING),
        new Expect.Prints("t streaming"),
        "steps.goal.streaming");
    await(
        "same-system",
        onStandby,
        sql(standby, SetUpSql.SAME_SYSTEM),
        new Expect.Prints(live.systemIdentifier() + " " + live.timeline()),
        "steps.goal.same-system");
    if (options.slot()) {
      await(
          "slot-active",
          onPrimary,
          sql(primary, SetUpSql.slotActive(slot)),
          new Expect.Prints("t"),
          "steps.goal.slot-active");
    }
  }

  private void proof() {
    UUID token = options.planId();
    sqlOnPrimary("marker-write", SetUpSql.writeMarker(token), new Goal.None());
    await(
        "marker-read",
        onStandby,
        sql(standby, SetUpSql.readMarker(token)),
        new Expect.Prints("1"),
        "steps.goal.marker-read");
    sqlOnPrimary("marker-remove", SetUpSql.removeMarker(token), new Goal.None());
    act(
        "login-to-standby",
        onPrimary,
        platform.replicationLogin(primary, facts.standbyPeer(), live.systemIdentifier()),
        new Goal.None());
    act("log-clean", onStandby, platform.logErrors(standby), new Goal.None());
    steps.note("note-standby", new Change.SetRole(onStandby, Role.STANDBY));
  }

  private void sqlOnPrimary(String id, String text, Goal goal) {
    act(id, onPrimary, sql(primary, text), goal);
  }

  private void act(String id, UUID server, Command command, Goal goal) {
    int limit = command instanceof Command.Script ? 180 : SHORT;
    steps.act(id, server, command, How.within(limit).until(goal));
  }

  private void await(String id, UUID server, Command question, Expect expect, String says) {
    steps.await(id, probe(server, question, expect, says), 120, 250, false);
  }

  private Goal.Probe probe(UUID server, Command question, Expect expect, String says) {
    return new Goal.Probe(server, question, expect, Text.of(says));
  }

  private Command sql(ClusterRef cluster, String text) {
    return new Command.Sql(cluster.owner(), "psql", cluster.port(), "postgres", text);
  }

  private Map<String, Object> words() {
    return Map.of(
        "primary", facts.primary().name(),
        "standby", facts.standby().name(),
        "slot", slot,
        "cap", options.slotCap(),
        "bytes", live.dataBytes(),
        "aside", standby.data() + ".before-" + options.tag());
  }
}
