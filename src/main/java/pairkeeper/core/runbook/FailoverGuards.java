package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.runbook.Death.Viewpoint;
import pairkeeper.core.runbook.FailoverOptions.Fence;

/** What must hold before a standby may be promoted in an emergency. */
public final class FailoverGuards {
  /** Guards that can hold only once the primary is dead, and for the fence that fits its host. */
  public static final Set<String> OF_DEATH =
      Set.of("silent-to-console", "silent-to-standby", "fence-fits");

  private final GuardList list = new GuardList();
  private final FailoverFacts facts;
  private final FailoverOptions options;

  private FailoverGuards(FailoverFacts facts, FailoverOptions options) {
    this.facts = facts;
    this.options = options;
  }

  /** All results, in the order in which people read them. */
  public static List<GuardResult> check(FailoverFacts facts, FailoverOptions options) {
    var guards = new FailoverGuards(facts, options);
    guards.dead();
    guards.target();
    guards.loss();
    guards.synchronous();
    guards.further();
    Statistics.warn(guards.list, options.analyze(), facts.target().name(), options.now());
    HookGuards.check(guards.list, HookScene.failover(facts), options.now());
    return guards.list.results();
  }

  private void further() {
    facts
        .targetFacts()
        .ifPresent(target -> {
          var others =
              new FurtherGuards(list, facts.further(), facts.target().name(), options.now());
          others.follow(target.systemIdentifier());
          others.notAhead(
              target.live().map(Live::lsn).filter(lsn -> !lsn.isEmpty()).map(Lsn::parse));
        });
  }

  private void dead() {
    viewpoint(Viewpoint.CONSOLE_SQL, "silent-to-console");
    viewpoint(Viewpoint.STANDBY_LOGIN, "silent-to-standby");
    Death death = facts.death();
    boolean hostAnswers = death.answersTo(Viewpoint.CONSOLE_SSH);
    Instant at = at(Viewpoint.CONSOLE_SSH);
    boolean tried = death.of(Viewpoint.CONSOLE_SSH).size() >= Death.NEEDED;
    boolean fits = tried && hostAnswers == (options.fence() == Fence.STOP);
    String found = !tried ? "untried" : hostAnswers ? "answers" : "silent";
    list.block(
        fits || (tried && options.fence() == Fence.COMMAND),
        "fence-fits",
        new Text("guards.fence-fits." + found, Map.of("server", facts.oldPrimary().name())),
        source(Viewpoint.CONSOLE_SSH),
        at);
  }

  private void viewpoint(Viewpoint viewpoint, String id) {
    Death death = facts.death();
    int tries = Math.min(Death.NEEDED, death.of(viewpoint).size());
    list.block(
        death.silentTo(viewpoint),
        id,
        new Text(
            "guards." + id + "." + heard(viewpoint),
            Map.of("server", facts.oldPrimary().name(), "tries", tries)),
        source(viewpoint),
        at(viewpoint));
  }

  private String heard(Viewpoint viewpoint) {
    Death death = facts.death();
    if (death.answersTo(viewpoint)) {
      boolean cutOff =
          viewpoint == Viewpoint.STANDBY_LOGIN
              && death.silentTo(Viewpoint.CONSOLE_SSH)
              && death.silentTo(Viewpoint.CONSOLE_SQL);
      return cutOff ? "cut-off" : "answers";
    }
    if (death.unasked(viewpoint)) {
      return "unasked";
    }
    return death.silentTo(viewpoint) ? "silent" : "untried";
  }

  private void target() {
    Optional<Live> live = facts.targetFacts().flatMap(ServerFacts::live);
    String name = facts.target().name();
    Instant at = facts.targetFacts().map(ServerFacts::readAt).orElse(options.now());
    list.block(
        live.isPresent(),
        "target-answers",
        ServerGuards.targetAnswers(facts.targetRead(), name),
        name,
        at);
    if (live.isEmpty()) {
      return;
    }
    Live l = live.get();
    list.block(
        l.inRecovery(),
        "target-is-standby",
        Text.of(
            l.inRecovery() ? "guards.target-is-standby.yes" : "guards.target-is-standby.no",
            "server",
            name),
        name,
        at);
    list.block(
        facts.knownSystem().isEmpty() || l.systemIdentifier().equals(facts.knownSystem()),
        "same-system",
        Text.of(
            "guards.same-system.evidence",
            "primary",
            facts.knownSystem(),
            "standby",
            l.systemIdentifier()),
        name,
        at);
    list.block(
        facts.knownTimeline() == 0 || l.timeline() == facts.knownTimeline(),
        "same-timeline",
        Text.of(
            "guards.same-timeline.evidence",
            "primary",
            facts.knownTimeline(),
            "standby",
            l.timeline()),
        name,
        at);
    new ServerGuards(list, facts.targetFacts().get(), name).alwaysFollowed(facts.target());
    machine(facts.targetFacts().get(), l, name, at);
  }

  private void machine(ServerFacts f, Live l, String name, Instant at) {
    var server = new ServerGuards(list, f, name);
    server.knownLast("known-last", facts.number());
    server.serviceOwns("service-owns");
    list.warn(
        !l.replayPaused(),
        "replay-not-paused",
        Text.of(
            l.replayPaused() ? "guards.replay-not-paused.no" : "guards.replay-not-paused.yes",
            "server",
            name),
        name,
        at);
    list.warn(
        l.setting("recovery_min_apply_delay").equals("0"),
        "no-apply-delay",
        Text.of("guards.no-apply-delay.evidence", "millis", l.setting("recovery_min_apply_delay")),
        name,
        at);
    server.roomForWal("room-for-wal");
    server.noWatchdog("no-watchdog");
    server.couldSend(l);
    server.hbaReadable(l);
    server.rejoinsByRewind(l);
  }

  private void loss() {
    var loss = facts.loss();
    list.warn(
        loss.boundBytes() != null,
        "loss-known",
        loss.boundBytes() != null
            ? Text.of(
                "guards.loss-known.bound", "bytes", loss.boundBytes(), "seconds", loss.seconds())
            : Text.of("guards.loss-known.unknown"),
        facts.target().name(),
        options.now());
  }

  /** Nobody is left to wait for; said only where somebody was waited for. */
  private void synchronous() {
    String names = facts.synchronousNames();
    if (!names.isEmpty()) {
      list.warn(
          false,
          "synchronous-until-rejoin",
          new Text(
              "guards.synchronous-until-rejoin.evidence",
              Map.of("names", names, "server", facts.oldPrimary().name())),
          "console",
          options.now());
    }
  }

  private String source(Viewpoint viewpoint) {
    return switch (viewpoint) {
      case CONSOLE_SSH, CONSOLE_SQL -> "console";
      case STANDBY_LOGIN -> facts.target().name();
    };
  }

  private Instant at(Viewpoint viewpoint) {
    Instant last = facts.death().lastTry(viewpoint);
    return last == null ? options.now() : last;
  }
}
