package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.DataDirectory.State;
import pairkeeper.core.platform.ServerFacts.Live;

/** What must hold before a set-up may run. */
public final class SetUpGuards {
  private static final long CLOCK_LIMIT_MILLIS = 2000;

  private final GuardList list = new GuardList();
  private final PairFacts facts;
  private final SetUpOptions options;
  private final ServerFacts p;
  private final ServerFacts s;

  private SetUpGuards(PairFacts facts, SetUpOptions options) {
    this.facts = facts;
    this.options = options;
    this.p = facts.primaryFacts();
    this.s = facts.standbyFacts();
  }

  /** All results, in the order in which people read them. */
  public static List<GuardResult> check(PairFacts facts, SetUpOptions options) {
    var guards = new SetUpGuards(facts, options);
    guards.identity();
    guards.machines();
    guards.target();
    guards.p.live().ifPresent(guards::primary);
    guards.settingsFiles();
    return guards.list.results();
  }

  private void identity() {
    var onPrimary = new ServerGuards(list, p, facts.primary().name());
    onPrimary.primaryAnswers();
    p.live().ifPresent(onPrimary::isPrimary);
    onPrimary.knownLast("known-last", facts.number());
    new ServerGuards(list, s, facts.standby().name())
        .knownLast("known-last-standby", facts.number());
    boolean same =
        p.cluster().major().equals(s.cluster().major()) && !s.cluster().major().isEmpty();
    block(
        s,
        facts.standby().name(),
        same && s.machine().majors().contains(p.cluster().major()),
        "same-major",
        Text.of(
            "guards.same-major.evidence",
            "primary",
            p.cluster().version(),
            "standby",
            s.cluster().version().isEmpty()
                ? String.join(", ", s.machine().majors())
                : s.cluster().version()));
    warn(
        s,
        facts.standby().name(),
        p.cluster().version().equals(s.cluster().version()),
        "same-minor",
        Text.of(
            "guards.same-minor.evidence",
            "primary",
            p.cluster().version(),
            "standby",
            s.cluster().version()));
    onPrimary.exactAddress("exact-address-primary", facts.primary());
    new ServerGuards(list, s, facts.standby().name())
        .exactAddress("exact-address-standby", facts.standby());
  }

  private void machines() {
    block(
        s,
        facts.standby().name(),
        p.machine().architecture().equals(s.machine().architecture()),
        "same-architecture",
        Text.of(
            "guards.same-architecture.evidence",
            "primary",
            p.machine().architecture(),
            "standby",
            s.machine().architecture()));
    warn(
        s,
        facts.standby().name(),
        (p.machine().os() + p.machine().osVersion())
            .equals(s.machine().os() + s.machine().osVersion()),
        "same-os",
        Text.of(
            "guards.same-os.evidence",
            "primary",
            p.machine().os() + " " + p.machine().osVersion(),
            "standby",
            s.machine().os() + " " + s.machine().osVersion()));
    long apart = Math.abs(p.machine().clockAheadMillis() - s.machine().clockAheadMillis());
    warn(
        s,
        facts.standby().name(),
        apart <= CLOCK_LIMIT_MILLIS,
        "clocks-agree",
        Text.of("guards.clocks-agree.evidence", "millis", apart));
    new ServerGuards(list, p, facts.primary().name()).rootRights("root-rights-primary");
    new ServerGuards(list, s, facts.standby().name()).rootRights("root-rights-standby");
  }

  private void target() {
    State state = s.data().state();
    boolean free = state == State.ABSENT || state == State.EMPTY;
    var args =
        Map.<String, Object>of(
            "path", s.cluster().dataDirectory(),
            "entries", String.join(", ", s.data().entries()),
            "primary", p.systemIdentifier(),
            "standby", s.systemIdentifier());
    String found =
        free
            ? "free"
            : state == State.FOREIGN
                ? "foreign"
                : s.systemIdentifier().equals(p.systemIdentifier())
                    ? "same-system"
                    : "other-system";
    block(
        s,
        facts.standby().name(),
        free || options.moveAside(),
        "target-empty",
        new Text(
            "guards.target-empty." + found + (free || !options.moveAside() ? "" : "-aside"), args));
    boolean live = s.service().running() && s.live().map(l -> !l.inRecovery()).orElse(true);
    warn(
        s,
        facts.standby().name(),
        !live,
        "target-not-in-use",
        Text.of(
            live ? "guards.target-not-in-use.runs" : "guards.target-not-in-use.free",
            "server",
            facts.standby().name(),
            "senders",
            s.live().map(Live::senders).orElse(0)));
  }

  private void settingsFiles() {
    new ServerGuards(list, p, facts.primary().name()).readsOurSettings("own-settings-primary");
    new ServerGuards(list, s, facts.standby().name()).readsOurSettings("own-settings-standby");
  }

  private void primary(Live live) {
    long need = live.dataBytes() + live.dataBytes() / 2;
    block(
        s,
        facts.standby().name(),
        s.data().freeBytes() >= need,
        "disk-free",
        Text.of(
            "guards.disk-free.evidence",
            "freeBytes",
            s.data().freeBytes(),
            "needBytes",
            need,
            "dataBytes",
            live.dataBytes()));
    block(
        p,
        facts.primary().name(),
        live.tablespaces().isEmpty(),
        "tablespaces",
        Text.of(
            live.tablespaces().isEmpty() ? "guards.tablespaces.none" : "guards.tablespaces.some",
            "paths",
            String.join(", ", live.tablespaces())));
    block(
        p,
        facts.primary().name(),
        live.hbaErrors().isEmpty(),
        "hba-readable",
        Text.of(
            live.hbaErrors().isEmpty() ? "guards.hba-readable.yes" : "guards.hba-readable.no",
            "errors",
            String.join("; ", live.hbaErrors())));
    var server = new ServerGuards(list, p, facts.primary().name());
    server.serviceOwns("service-owns");
    standbyLimits(live);
    String override = overridden();
    warn(
        p,
        facts.primary().name(),
        override.isEmpty(),
        "auto-conf",
        Text.of(
            override.isEmpty() ? "guards.auto-conf.none" : "guards.auto-conf.some",
            "names",
            override));
    server.synchronous(live);
    long used = live.senders();
    block(
        p,
        facts.primary().name(),
        live.number("max_wal_senders") == 0
            || used + 2 <= Math.max(live.number("max_wal_senders"), 10),
        "free-senders",
        Text.of(
            "guards.free-senders.evidence", "used", used, "max", live.number("max_wal_senders")));
  }

  private void standbyLimits(Live live) {
    var limits = new StandbyLimits(facts, live);
    String id = "standby-limits";
    if (limits.winning().isEmpty()) {
      warn(s, facts.standby().name(), limits.lower().isEmpty(), id, limits.evidence());
    } else {
      block(s, facts.standby().name(), false, id, limits.evidence());
    }
  }

  /** Names of settings of ours that postgresql.auto.conf sets and so overrides. */
  private String overridden() {
    String auto = p.file("auto").text();
    return SetUpSettings.ofPrimary(facts, p.live().orElseThrow(), options).keySet().stream()
        .filter(name -> auto.lines().anyMatch(l -> l.strip().startsWith(name + " ")))
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private void block(ServerFacts f, String server, boolean holds, String id, Text evidence) {
    list.block(holds, id, evidence, server, f.readAt());
  }

  private void warn(ServerFacts f, String server, boolean holds, String id, Text evidence) {
    list.warn(holds, id, evidence, server, f.readAt());
  }
}
