package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.DataDirectory.State;
import pairkeeper.core.platform.ServerFacts.Live;

/** What must hold before a server may come back as a standby. */
public final class RejoinGuards {
  private final GuardList list = new GuardList();
  private final RejoinFacts facts;
  private final Optional<RejoinMethod> insisted;
  private final Instance primary;
  private final Instance returning;
  private final ServerFacts p;
  private final ServerFacts r;
  private final ServerGuards onPrimary;
  private final ServerGuards onReturning;

  private RejoinGuards(RejoinFacts facts, Optional<RejoinMethod> insisted) {
    this.facts = facts;
    this.insisted = insisted;
    this.primary = facts.pair().primary();
    this.returning = facts.pair().standby();
    this.p = facts.pair().primaryFacts();
    this.r = facts.pair().standbyFacts();
    this.onPrimary = new ServerGuards(list, p, primary.name());
    this.onReturning = new ServerGuards(list, r, returning.name());
  }

  /**
   * All results, in the order in which people read them.
   *
   * @param insisted the way that a person wants; none for the quickest safe one
   */
  public static List<GuardResult> check(RejoinFacts facts, Optional<RejoinMethod> insisted) {
    var guards = new RejoinGuards(facts, insisted);
    guards.onPrimary.knownLast("known-last", facts.pair().number());
    guards.onReturning.knownLast("known-last-standby", facts.pair().number());
    guards.primary();
    if (guards.p.live().isPresent()) {
      guards.way(guards.p.live().get());
      guards.returning(guards.p.live().get());
      guards.place();
    }
    HookGuards.check(guards.list, HookScene.rejoin(facts), guards.p.readAt());
    return guards.list.results();
  }

  private void primary() {
    onPrimary.primaryAnswers();
    p.live().ifPresent(onPrimary::isPrimary);
  }

  private void returning(Live live) {
    onReturning(
        r.cluster().known(),
        "returning-cluster",
        Text.of(
            "guards.returning-cluster." + (r.cluster().known() ? "yes" : "no"),
            "server",
            returning.name()));
    stopped();
    boolean empty = r.data().state() != State.INITIALISED;
    boolean same = empty || r.systemIdentifier().equals(live.systemIdentifier());
    onReturning(
        same,
        "same-system",
        Text.of(
            "guards.same-system.evidence",
            "primary",
            live.systemIdentifier(),
            "standby",
            empty ? "–" : r.systemIdentifier()));
    boolean major = live.versionNum() >= 120_000 && r.cluster().major().equals(p.cluster().major());
    onReturning(
        major,
        "rejoinable-major",
        Text.of(
            "guards.switchable-major.evidence",
            "primary",
            p.cluster().version(),
            "standby",
            r.cluster().version()));
  }

  /**
   * Only a standby that nobody had fenced and that always followed has nothing to come back from.
   */
  private void stopped() {
    boolean standby = r.live().map(Live::inRecovery).orElse(false);
    boolean apart =
        standby && (returning.wroteApart().isPresent() || facts.pair().otherWal().isPresent());
    String found = apart ? "apart" : standby ? "standby" : facts.stillWrites() ? "runs" : "yes";
    Text evidence = Text.of("guards.returning-stopped." + found, "server", returning.name());
    if (standby && !apart && returning.role() == Role.STANDBY) {
      onReturning(false, "returning-stopped", evidence);
    } else {
      list.warn(found.equals("yes"), "returning-stopped", evidence, returning.name(), r.readAt());
    }
  }

  private void way(Live live) {
    WayBack way = WayBack.of(facts);
    RejoinMethod method = insisted.orElse(way.best());
    boolean open = way.methods().contains(method);
    list.block(
        open,
        "way-back",
        way.why(),
        Text.of("guards.way-back." + (open ? "advice" : "closed")),
        returning.name(),
        r.readAt());
    room(method, live);
    if (method == RejoinMethod.CLONE) {
      onPrimary(
          live.tablespaces().isEmpty(),
          "tablespaces",
          Text.of(
              live.tablespaces().isEmpty() ? "guards.tablespaces.none" : "guards.tablespaces.some",
              "paths",
              String.join(", ", live.tablespaces())));
    }
    if (method != RejoinMethod.START) {
      readable();
    }
    onReturning.leavesToUs(method == RejoinMethod.CLONE ? p.file("auto") : r.file("auto"));
  }

  /** What the primary itself may not read would end a copy or a rewind midway. */
  private void readable() {
    boolean all = facts.unreadable().isEmpty();
    onPrimary(
        all,
        "readable-data",
        Text.of(
            "guards.readable-data." + (all ? "yes" : "no"),
            "paths",
            String.join(", ", facts.unreadable())));
  }

  /** What is kept lies beside the new data. */
  private void room(RejoinMethod method, Live live) {
    long need =
        switch (method) {
          case START -> 0;
          case REWIND -> facts.end().walBytes() * 2;
          case CLONE -> live.dataBytes() * 11 / 10;
        };
    onReturning(
        r.data().freeBytes() >= need,
        "room-to-rejoin",
        Text.of(
            "guards.room-to-rejoin.evidence",
            "freeBytes",
            r.data().freeBytes(),
            "needBytes",
            need));
  }

  private void place() {
    var login = facts.login();
    boolean later = !r.file("passfile").exists();
    list.block(
        login.works() || later,
        "returning-login",
        Text.of(
            "guards.returning-login." + (login.works() ? "yes" : later ? "later" : "no"),
            "returning",
            returning.name(),
            "primary",
            primary.name(),
            "said",
            login.said()),
        returning.name(),
        login.at());
    onReturning.readsOurSettings("own-settings-standby");
    onReturning.exactAddress("exact-address-standby", returning);
    onPrimary.rootRights("root-rights-primary");
    onReturning.rootRights("root-rights-standby");
    onPrimary.synchronous(p.live().orElseThrow());
    synchronousAgain(p.live().orElseThrow());
  }

  /** Said only where a failover emptied what was set. */
  private void synchronousAgain(Live live) {
    String names = facts.synchronousNames();
    if (names.isEmpty()) {
      return;
    }
    String now = live.setting("synchronous_standby_names");
    Optional<String> again = facts.synchronousAgain();
    String says = !now.isEmpty() ? "set" : again.isPresent() ? "again" : "by-hand";
    list.warn(
        !says.equals("by-hand"),
        "synchronous-again",
        new Text(
            "guards.synchronous-again." + says,
            Map.of(
                "names", names,
                "now", now,
                "after", again.orElse(""),
                "primary", primary.name(),
                "returning", returning.name())),
        primary.name(),
        p.readAt());
  }

  private void onPrimary(boolean holds, String id, Text evidence) {
    list.block(holds, id, evidence, primary.name(), p.readAt());
  }

  private void onReturning(boolean holds, String id, Text evidence) {
    list.block(holds, id, evidence, returning.name(), r.readAt());
  }
}
