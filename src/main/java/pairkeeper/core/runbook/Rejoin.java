package pairkeeper.core.runbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pairkeeper.core.configfile.HbaLine;
import pairkeeper.core.configfile.PgConf;
import pairkeeper.core.configfile.PgHba;
import pairkeeper.core.hook.Hook;
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
import pairkeeper.core.platform.ServerFacts.ConfigFile;
import pairkeeper.core.platform.ServerFacts.DataDirectory.State;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.platform.WalEnd;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.runbook.StepList.How;

/**
 * Brings a server that was cut off back as a standby of the present primary: procedure D. What only
 * it has is kept beside before it is taken back.
 */
public final class Rejoin {
  /** The name under which plans of it are stored. */
  public static final String ID = "rejoin";

  /** Under this fact of the fingerprint stands the id of the server that returns. */
  public static final String RETURNING = "standby.id";

  /** Under this option stands the way that was chosen. */
  public static final String CHOSEN = "chosen";

  /** The step with which the server is a standby again. */
  public static final String BACK = "note-standby";

  private static final String KEEP_EVIDENCE = "keep-evidence";
  private static final String COUNT_LOST = "count-lost";

  /** The steps that count what only the server had that returns; one of them at most. */
  public static final Set<String> COUNTING = Set.of(KEEP_EVIDENCE, COUNT_LOST);

  private static final int DAY = 24 * 3600;

  private final RejoinFacts facts;
  private final PairFacts pair;
  private final Platform platform;
  private final RejoinOptions options;
  private final WayBack way;
  private final Live live;
  private final ClusterRef primary;
  private final ClusterRef returning;
  private final UUID onPrimary;
  private final UUID onReturning;
  private final String slot;
  private final StepList steps;
  private final HookSteps hooks;

  private Rejoin(RejoinFacts facts, Platform platform, RejoinOptions options, WayBack way) {
    this.facts = facts;
    this.pair = facts.pair();
    this.platform = platform;
    this.options = options;
    this.way = way;
    this.live = pair.primaryFacts().live().orElseThrow();
    this.primary = facts.primaryCluster();
    this.returning = facts.returningCluster();
    this.onPrimary = pair.primary().id();
    this.onReturning = pair.standby().id();
    this.slot = Roles.slotFor(pair.standby().name());
    this.steps = new StepList(ID, words());
    this.hooks = new HookSteps(HookScene.rejoin(facts), steps);
  }

  /**
   * The plan for these facts; without steps while the primary does not answer, or for a way that is
   * closed.
   */
  public static Plan plan(
      RejoinFacts facts, Platform platform, RejoinOptions options, List<GuardResult> guards) {
    PairFacts pair = facts.pair();
    WayBack way = WayBack.of(facts);
    RejoinMethod chosen = options.method().orElse(way.best());
    boolean possible =
        pair.primaryFacts().live().isPresent()
            && pair.standbyFacts().cluster().known()
            && way.methods().contains(chosen);
    var text = new TreeMap<>(options.asText());
    text.put(CHOSEN, chosen.word());
    return new Plan(
        Plan.SCHEMA,
        options.planId(),
        ID,
        pair.pair().id(),
        pair.pair().name(),
        options.now(),
        text,
        fingerprint(facts),
        guards,
        null,
        possible ? new Rejoin(facts, platform, options, way).steps(chosen) : List.of());
  }

  /** What must not change between the preview and the start. */
  public static Fingerprint fingerprint(RejoinFacts facts) {
    return fingerprint(facts.pair(), facts.end(), facts.hooks());
  }

  /** The same of these facts alone. */
  public static Fingerprint fingerprint(PairFacts pair, WalEnd end, List<Hook> hooks) {
    var values = new TreeMap<>(PairFingerprint.of(pair).facts());
    // of a server that runs it moves, and decides nothing
    boolean runs = pair.standbyFacts().service().running();
    String last = end.last().map(Lsn::toString).orElse("");
    values.put("standby.wal-end", runs ? "" : last);
    values.put("standby.wal-timeline", Long.toString(end.timeline()));
    values.put("standby.rewinding", Boolean.toString(end.rewinding()));
    return HookFingerprint.with(values, hooks);
  }

  private List<Step> steps(RejoinMethod chosen) {
    Fencing.both(steps, platform, pair, options.planId());
    hooks.early();
    hooks.justBefore();
    prepare(chosen);
    switch (chosen) {
      case START -> act("make-standby", onReturning, platform.makeStandby(returning));
      case REWIND -> rewind();
      case CLONE -> copy();
    }
    start();
    proof();
    if (!facts.synchronousNames().isEmpty()) {
      synchronousAgain();
    }
    hooks.atOnce();
    hooks.late();
    // the standby is back: nobody waits for the proof that costs most
    steps.note(Freeing.ID, new Change.FreePair(List.of()));
    new RowProofSteps(steps, platform, options.planId()).add(pair, primary, returning);
    return steps.all();
  }

  private void prepare(RejoinMethod chosen) {
    act(
        "fence",
        onReturning,
        platform.fence(returning, pair.pair().serviceAddress(), Fencing.after(pair.number())));
    act("passfile", onReturning, passfile());
    // a new copy takes its time, and the old data are moved aside before
    if (chosen == RejoinMethod.CLONE || !facts.login().works()) {
      act(
          "login",
          onReturning,
          platform.replicationLogin(returning, facts.primaryPeer(), live.systemIdentifier()));
    }
    act(
        "settings",
        onReturning,
        FollowSettings.put(
            pair.standbyFacts().file("own"),
            returning,
            platform,
            facts.primaryPeer(),
            slot,
            notLower()));
    if (chosen != RejoinMethod.REWIND) {
      act("slot", onPrimary, sql(primary, SetUpSql.createSlot(slot)));
    }
  }

  private Command passfile() {
    return Passfile.of(
        pair.standbyFacts(),
        returning,
        platform,
        Passfile.peers(pair.pair(), facts.primaryPeer(), pair.standbyPeer()),
        List.of("replication", "postgres"),
        options.replicationSecret());
  }

  /** A standby with less of these than its primary does not start. */
  private Map<String, String> notLower() {
    String own = pair.standbyFacts().file("own").text();
    var settings = new LinkedHashMap<String, String>();
    for (String name : SetUpSettings.NOT_LOWER) {
      long set =
          PgConf.get(own, name).filter(v -> v.matches("\\d{1,9}")).map(Long::parseLong).orElse(0L);
      settings.put(name, Long.toString(Math.max(set, live.number(name))));
    }
    return settings;
  }

  private void rewind() {
    Lsn fork = way.fork().orElseThrow();
    hba()
        .ifPresent(file -> {
          act("hba-primary", onPrimary, file);
          act("reload-primary", onPrimary, sql(primary, SetUpSql.RELOAD));
        });
    var keep =
        platform.keepEvidence(
            returning,
            options.tag(),
            new Timeline(facts.end().timeline()),
            fork,
            facts.end().last().orElseThrow());
    steps.act(KEEP_EVIDENCE, onReturning, keep, How.within(3600));
    if (!facts.end().clean()) {
      steps.act("recover-alone", onReturning, platform.recoverAlone(returning), How.within(DAY));
    }
    // its checkpoint takes minutes on a large server
    steps.act(
        "ready-primary",
        onPrimary,
        sql(primary, SetUpSql.createSlot(slot) + RejoinSql.READY_FOR_REWIND),
        How.within(3600));
    var rewound =
        probe(
            onReturning,
            platform.isRewound(returning, options.tag()),
            new Expect.ExitZero(),
            "steps.goal.rewound");
    steps.add(
        new Step.Detached(
            "rewind",
            steps.title("rewind"),
            steps.effect("rewind"),
            onReturning,
            platform.rewind(returning, facts.primaryPeer(), options.tag()),
            platform.rewindProgress(returning),
            0,
            rewound,
            DAY,
            0,
            List.of()));
  }

  /** What pairs lack that were set up by hand. */
  private Optional<Command> hba() {
    ConfigFile file = pair.primaryFacts().file("hba");
    HbaLine line = SetUpFiles.rewind(pair.standby());
    String text = PgHba.add(file.text(), line, PgMajor.ofVersionNum(live.versionNum()));
    return text.equals(file.text())
        ? Optional.empty()
        : Optional.of(
            new Command.PutFile(
                "root", file.path(), file.owner(), file.mode(), file.sha256(), text, file.text()));
  }

  private void copy() {
    if (pair.standbyFacts().data().state() != State.ABSENT) {
      var emptied =
          probe(
              onReturning,
              Command.Argv.of("root", "test", "!", "-e", returning.data()),
              new Expect.ExitZero(),
              "steps.goal.moved-aside");
      steps.act(
          "move-aside",
          onReturning,
          platform.moveAside(returning, options.tag()),
          How.within(180).until(emptied));
      countLost();
    }
    var copied =
        probe(
            onReturning,
            Command.Argv.of("root", "test", "-e", returning.data() + "/standby.signal"),
            new Expect.ExitZero(),
            "steps.goal.copied");
    steps.add(
        new Step.Detached(
            "base-copy",
            steps.title("base-copy"),
            steps.effect("base-copy"),
            onReturning,
            platform.baseCopy(
                returning,
                facts.primaryPeer(),
                live.systemIdentifier(),
                slot,
                options.copyRate(),
                options.tag()),
            platform.baseCopyProgress(returning, options.tag()),
            live.dataBytes(),
            copied,
            7 * DAY,
            0,
            List.of(
                new Rescue(
                    onReturning,
                    Text.of("steps.rescue.drop-partial", "server", pair.standby().name()),
                    platform.dropPartialCopy(returning, options.tag())))));
    steps.note("note-copied", new Change.CopiedAnew(onReturning));
  }

  /** For the review of the failover; a new copy can wait for it, its users cannot notice. */
  private void countLost() {
    if (way.wroteBeyond() && !facts.stillWrites()) {
      var counted =
          platform.countLost(
              returning,
              options.tag(),
              new Timeline(facts.end().timeline()),
              way.fork().orElseThrow(),
              facts.end().last().orElseThrow());
      steps.act(COUNT_LOST, onReturning, counted, How.within(3600));
    }
  }

  private void start() {
    // without a goal, which would be asked first: started twice is started once
    act("start", onReturning, platform.startFenced(returning));
    await("streaming", onReturning, SetUpSql.STREAMING, "t streaming", "steps.goal.streaming");
    await(
        "same-system",
        onReturning,
        SetUpSql.SAME_SYSTEM,
        live.systemIdentifier() + " " + live.timeline(),
        "steps.goal.same-system");
    await("slot-active", onPrimary, SetUpSql.slotActive(slot), "t", "steps.goal.slot-active");
    String dropped = leftOver().map(SetUpSql::dropSlot).collect(Collectors.joining());
    act("drop-slot", onReturning, sql(returning, dropped));
  }

  /** What kept WAL for the others while it was the primary. */
  private Stream<String> leftOver() {
    return pair.pair().servers().stream()
        .filter(server -> !server.id().equals(onReturning))
        .map(server -> Roles.slotFor(server.name()));
  }

  private void proof() {
    UUID token = options.planId();
    act("marker-write", onPrimary, sql(primary, SetUpSql.writeMarker(token)));
    await("marker-read", onReturning, SetUpSql.readMarker(token), "1", "steps.goal.marker-read");
    act("marker-remove", onPrimary, sql(primary, SetUpSql.removeMarker(token)));
    act("log-clean", onReturning, platform.logErrors(returning));
    act("start-at-boot", onReturning, platform.startAtBoot(returning));
    steps.note(BACK, new Change.SetRole(onReturning, Role.STANDBY));
  }

  /** The last of all: whatever becomes of it, the server is back. */
  private void synchronousAgain() {
    facts
        .synchronousAgain()
        .ifPresent(names ->
            new SynchronousSteps(steps, platform)
                .waitFor(names, slot, onPrimary, primary, pair.primary().name()));
    steps.note("synchronous-done", new Change.WantSynchronous(""));
  }

  private void act(String id, UUID server, Command command) {
    steps.act(id, server, command, How.within(180));
  }

  private void await(String id, UUID server, String question, String answer, String says) {
    ClusterRef cluster = server.equals(onPrimary) ? primary : returning;
    Goal.Probe asked = probe(server, sql(cluster, question), new Expect.Prints(answer), says);
    steps.await(id, asked, 120, 100, false);
  }

  private static Goal.Probe probe(UUID server, Command question, Expect expect, String says) {
    return new Goal.Probe(server, question, expect, Text.of(says));
  }

  private Command sql(ClusterRef cluster, String text) {
    return new Command.Sql(
        cluster.owner(), platform.psql(cluster), cluster.port(), "postgres", text);
  }

  private Map<String, Object> words() {
    return Map.of(
        "primary", pair.primary().name(),
        "returning", pair.standby().name(),
        "slot", slot,
        "leftOver", leftOver().collect(Collectors.joining(", ")),
        "kept", returning.data() + ".evidence-" + options.tag(),
        "aside", returning.data() + ".before-" + options.tag(),
        "fork", way.fork().map(Lsn::toString).orElse(""),
        "bytes", live.dataBytes());
  }
}
