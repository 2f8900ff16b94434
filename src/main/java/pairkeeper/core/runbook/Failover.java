package pairkeeper.core.runbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.Expect;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.Goal;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.runbook.StepList.How;

/**
 * Promotes the standby of a pair whose primary is dead: procedure C. Data can be lost; how much at
 * most is said.
 */
public final class Failover {
  /** The name under which plans of it are stored. */
  public static final String ID = "failover";

  /** What the fingerprint calls the id of the server that becomes primary. */
  static final String TARGET = "target.id";

  /** What it calls the id of the server that was primary. */
  public static final String OLD = "old.id";

  private static final int A_DAY = 24 * 3600;

  private final FailoverFacts facts;
  private final Platform platform;
  private final FailoverOptions options;
  private final Live live;
  private final ClusterRef cluster;
  private final UUID on;
  private final StepList steps;
  private final HookSteps hooks;

  private Failover(FailoverFacts facts, Platform platform, FailoverOptions options) {
    this.facts = facts;
    this.platform = platform;
    this.options = options;
    this.live = facts.targetFacts().flatMap(ServerFacts::live).orElseThrow();
    this.cluster = facts.targetCluster();
    this.on = facts.target().id();
    this.steps = new StepList(ID, words());
    this.hooks = new HookSteps(HookScene.failover(facts), steps);
  }

  /** The plan for these facts; without steps while the target does not answer. */
  public static Plan plan(
      FailoverFacts facts, Platform platform, FailoverOptions options, List<GuardResult> guards) {
    var text = new TreeMap<>(options.asText());
    text.put("target", facts.target().id().toString());
    boolean possible = facts.targetFacts().flatMap(ServerFacts::live).isPresent();
    return new Plan(
        Plan.SCHEMA,
        options.planId(),
        ID,
        facts.pair().id(),
        facts.pair().name(),
        options.now(),
        text,
        fingerprint(facts),
        guards,
        facts.loss(),
        possible ? new Failover(facts, platform, options).steps() : List.of());
  }

  /** What must not change between the preview and the confirmation. */
  public static Fingerprint fingerprint(FailoverFacts facts) {
    var values = new TreeMap<String, String>();
    values.put(OLD, facts.oldPrimary().id().toString());
    values.put(TARGET, facts.target().id().toString());
    values.put("pair.fencing-number", Long.toString(facts.number()));
    values.put("target.host-key", String.valueOf(facts.target().host().pinnedKey()));
    facts
        .targetFacts()
        .ifPresent(f -> {
          values.put("target.system", f.systemIdentifier());
          values.put("target.fencing-number", Long.toString(f.fencing().number()));
          values.put("target.data", f.cluster().dataDirectory());
          values.put("target.major", f.cluster().major());
          values.put("target.timeline", f.live().map(l -> "" + l.timeline()).orElse(""));
          values.put("target.recovery", f.live().map(l -> "" + l.inRecovery()).orElse(""));
        });
    return facts.further().namedIn(HookFingerprint.with(values, facts.hooks()));
  }

  private List<Step> steps() {
    var further =
        new Repoint(
            steps,
            platform,
            facts.pair(),
            facts.target(),
            facts.targetFacts().orElseThrow(),
            facts.further());
    Fencing.target(steps, platform, facts, options.planId());
    hooks.early();
    hooks.justBefore();
    fence();
    catchUp();
    promote();
    verify();
    if (!facts.pair().serviceAddress().isEmpty()) {
      address();
    }
    hooks.atOnce();
    // of a large server it takes minutes
    steps.act("checkpoint", on, sql("CHECKPOINT;\n"), How.within(3600));
    hooks.late();
    plain(
        "test-query",
        sql(options.testQuery().isBlank() ? FailoverSql.TEST_QUERY : options.testQuery()));
    // after the users are served: a server that does not answer must hold nobody up
    Fencing.further(steps, platform, facts.further(), facts.number(), options.planId());
    further.prepare();
    further.lead();
    if (!further.any()) {
      noStandby();
    }
    // of a large server the rest takes hours, in which the pair needs the standby that it can have
    Freeing.pair(steps, facts.target().name(), facts.trees());
    Statistics.renew(steps, on, options.analyze(), platform, cluster);
    steps.alone("check-data", on, platform.checkData(cluster), A_DAY);
    compareFiles();
    ask("backups");
    if (!facts.trees().isEmpty()) {
      // the last: its answer ends the run, and the jobs copy again
      ask("files");
    }
    return steps.all();
  }

  private void fence() {
    UUID old = facts.oldPrimary().id();
    switch (options.fence()) {
      case STOP -> {
        var fence =
            platform.fence(
                facts.oldCluster(), facts.pair().serviceAddress(), Fencing.after(facts.number()));
        steps.act("fence", old, fence, How.within(180).inWriteGap());
      }
      case COMMAND -> {
        var command = new Command.Argv("root", options.fenceCommand());
        // nobody can look whether it happened, and a host that is switched off twice may be on
        // again
        steps.act("fence-command", on, command, How.within(180).once().inWriteGap());
      }
      case ATTEST ->
          steps.note("fence-attested", new Change.FenceAttested(old, options.attestation()));
    }
  }

  private void catchUp() {
    if (live.replayPaused()) {
      gap("resume-replay", sql(FailoverSql.RESUME_REPLAY), new Goal.None());
    }
    if (!live.setting("recovery_min_apply_delay").equals("0")) {
      gap("no-apply-delay", sql(FailoverSql.NO_APPLY_DELAY), new Goal.None());
    }
    steps.await(
        "replayed-all",
        probe(sql(FailoverSql.REPLAYED_ALL), new Expect.Prints("t"), "steps.goal.replayed-all"),
        A_DAY,
        20,
        true);
    gap("old-primary-silent", platform.mustBeSilent(cluster, facts.oldPeer()), new Goal.None());
  }

  private void promote() {
    var promoted = probe(sql(FailoverSql.PROMOTED), new Expect.Prints("t"), "steps.goal.promoted");
    steps.act(
        "promote",
        on,
        sql(FailoverSql.promote(live.systemIdentifier())),
        How.within(90)
            .until(promoted)
            .once()
            .inWriteGap()
            .rescuedBy(StartAgain.of(facts.target(), cluster, platform)));
    if (!live.setting("synchronous_standby_names").isEmpty()) {
      gap("no-synchronous", sql(FailoverSql.NO_SYNCHRONOUS), new Goal.None());
    }
  }

  /** The order before all else: the old primary must stay away whatever becomes of this run. */
  private void verify() {
    steps.note("note-primary", new Change.SetRole(on, Role.PRIMARY));
    steps.note("note-fenced", new Change.SetRole(facts.oldPrimary().id(), Role.FENCED));
    if (!facts.synchronousNames().isEmpty()) {
      steps.note("want-synchronous", new Change.WantSynchronous(facts.synchronousNames()));
    }
    steps.note(
        "standing-fence",
        new Change.StandingFence(facts.oldPrimary().id(), facts.pair().serviceAddress()));
    plain("verify-timeline", sql(FailoverSql.verifyTimeline(live.timeline())));
    plain("write-test", sql(FailoverSql.writeTest(options.planId())));
  }

  private void address() {
    String address = facts.pair().serviceAddress();
    var taken =
        probe(
            platform.hasAddress(cluster, address),
            new Expect.ExitZero(),
            "steps.goal.address-taken");
    steps.act(
        "take-address",
        on,
        platform.takeAddress(cluster, address, facts.target().address()),
        How.within(60).until(taken));
  }

  /** Where the old primary's host lives it still has what was written after the last copy. */
  private void compareFiles() {
    int number = 0;
    for (CopiedTree tree : facts.trees()) {
      number++;
      var from = tree.from();
      if (options.fence() == FailoverOptions.Fence.STOP && from.isPresent()) {
        var named = new HashMap<>(steps.words());
        named.put("job", tree.job());
        steps
            .numbered("files-" + number + "-")
            .saying(named)
            .alone("compare", facts.oldPrimary().id(), from.get().missing(), A_DAY);
      }
    }
  }

  private void noStandby() {
    steps.note(
        "no-standby",
        new Change.Remark(
            Text.of("steps.failover.no-standby.remark", "server", facts.oldPrimary().name())));
  }

  /** What only a person can see to; where it is not done the pair says so. */
  private void ask(String id) {
    var question = new Text("steps.failover." + id + ".question", steps.words());
    steps.add(new Step.Ask(id, steps.title(id), steps.effect(id), question, false, true));
  }

  private void gap(String id, Command command, Goal goal) {
    steps.act(id, on, command, How.within(60).until(goal).inWriteGap());
  }

  private void plain(String id, Command command) {
    steps.act(id, on, command, How.within(120));
  }

  private Goal.Probe probe(Command question, Expect expect, String says) {
    return new Goal.Probe(on, question, expect, Text.of(says));
  }

  private Command sql(String text) {
    return new Command.Sql(
        cluster.owner(), platform.psql(cluster), cluster.port(), "postgres", text);
  }

  private Map<String, Object> words() {
    return Map.of(
        "old", facts.oldPrimary().name(),
        "target", facts.target().name(),
        "timeline", live.timeline(),
        "address", facts.pair().serviceAddress(),
        "attestation", options.attestation(),
        "names", facts.synchronousNames(),
        "command", String.join(" ", options.fenceCommand()),
        "trees", facts.trees().stream().map(CopiedTree::shown).collect(Collectors.joining("; ")));
  }
}
