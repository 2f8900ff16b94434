package pairkeeper.core.runbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.platform.ServerFacts.Live;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.SynchronousNames;

/** What must hold before the roles of a pair may be exchanged. */
public final class SwitchoverGuards {
  /** Bytes that the standby may be behind. */
  static final long MOST_LAG = 16L * 1024 * 1024;

  /** WAL files that may wait for the archive: a stop waits until they are away. */
  static final int MOST_UNARCHIVED = 8;

  private static final long MOST_CLOCK_MILLIS = 2000;

  private final GuardList list = new GuardList();
  private final SwitchoverFacts facts;
  private final Instance old;
  private final Instance target;
  private final ServerFacts p;
  private final ServerFacts s;
  private final ServerGuards onOld;
  private final ServerGuards onTarget;
  private final OppositeRoles opposite;

  private SwitchoverGuards(SwitchoverFacts facts) {
    this.facts = facts;
    this.old = facts.pair().primary();
    this.target = facts.pair().standby();
    this.p = facts.pair().primaryFacts();
    this.s = facts.pair().standbyFacts();
    this.onOld = new ServerGuards(list, p, old.name());
    this.onTarget = new ServerGuards(list, s, target.name());
    this.opposite = new OppositeRoles(list, facts.pair());
  }

  /** All results, in the order in which people read them. */
  public static List<GuardResult> check(SwitchoverFacts facts) {
    var guards = new SwitchoverGuards(facts);
    guards.onOld.knownLast("known-last", facts.pair().number());
    guards.onTarget.knownLast("known-last-standby", facts.pair().number());
    guards.answers();
    if (guards.p.live().isPresent() && guards.s.live().isPresent()) {
      Live primary = guards.p.live().get();
      Live standby = guards.s.live().get();
      guards.identity(primary, standby);
      guards.replication(primary, standby);
      guards.stop(primary);
      guards.reverse(primary, standby);
      guards.opposite.check(primary, standby);
      guards.machines();
    }
    new FurtherGuards(
            guards.list,
            facts.further(),
            guards.target.name(),
            facts.pair().primaryFacts().readAt())
        .follow(guards.s.systemIdentifier());
    HookGuards.check(guards.list, HookScene.switchover(facts), guards.p.readAt());
    return guards.list.results();
  }

  private void answers() {
    onOld.primaryAnswers();
    boolean other = s.live().isPresent();
    onTarget(
        other, "target-answers", ServerGuards.targetAnswers(new Reading.Read(s), target.name()));
  }

  private void identity(Live primary, Live standby) {
    onOld.isPrimary(primary);
    onTarget(
        standby.inRecovery(),
        "target-is-standby",
        Text.of(
            "guards.target-is-standby." + (standby.inRecovery() ? "yes" : "no"),
            "server",
            target.name()));
    onTarget(
        primary.systemIdentifier().equals(standby.systemIdentifier()),
        "same-system",
        both("same-system", primary.systemIdentifier(), standby.systemIdentifier()));
    boolean other = SameWal.otherHistory(primary, standby);
    onTarget(
        primary.timeline() == standby.timeline() && !other,
        "same-timeline",
        other
            ? Text.of("guards.same-timeline.other", "timeline", primary.timeline())
            : both("same-timeline", primary.timeline(), standby.timeline()));
    sameWal(SameWal.of(primary, standby));
    onTarget.alwaysFollowed(target);
    onTarget(
        primary.versionNum() >= 120_000 && standby.versionNum() / 10_000 == major(primary),
        "switchable-major",
        both("switchable-major", p.cluster().version(), s.cluster().version()));
    onOld.serviceOwns("service-owns");
    onTarget.serviceOwns("target-service-owns");
  }

  private void sameWal(SameWal wal) {
    String found = wal.other().isPresent() ? "no" : wal.files() == 0 ? "none" : "yes";
    var args =
        Map.<String, Object>of(
            "primary", old.name(),
            "standby", target.name(),
            "n", wal.files(),
            "file", wal.other().orElse(wal.oldest()));
    onTarget(wal.other().isEmpty(), "same-wal", new Text("guards.same-wal." + found, args));
  }

  private static int major(Live live) {
    return live.versionNum() / 10_000;
  }

  private void replication(Live primary, Live standby) {
    boolean streams = standby.receiver().equals("streaming") && primary.senders() > 0;
    onTarget(
        streams,
        "streams-from-primary",
        Text.of(
            "guards.streams-from-primary." + (streams ? "yes" : "no"),
            "receiver",
            standby.receiver().isEmpty() ? "–" : standby.receiver(),
            "senders",
            primary.senders()));
    onTarget(
        !standby.replayPaused(),
        "replay-runs",
        Text.of(
            "guards.replay-runs." + (standby.replayPaused() ? "no" : "yes"),
            "server",
            target.name()));
    onTarget(
        standby.setting("recovery_min_apply_delay").equals("0"),
        "applies-at-once",
        Text.of(
            "guards.applies-at-once.evidence",
            "millis",
            standby.setting("recovery_min_apply_delay")));
    long lag = lag(primary, standby);
    onTarget(
        lag <= MOST_LAG,
        "lag-small",
        Text.of("guards.lag-small.evidence", "bytes", lag, "mostBytes", MOST_LAG));
  }

  /** The primary is read at about the same time: at worst the figure is a moment's WAL too high. */
  private static long lag(Live primary, Live standby) {
    if (primary.lsn().isEmpty() || standby.replayed().isEmpty()) {
      return Long.MAX_VALUE;
    }
    return Math.max(0, Lsn.parse(primary.lsn()).minus(Lsn.parse(standby.replayed())));
  }

  private void stop(Live primary) {
    onOld(
        primary.preparedTransactions() == 0,
        "no-prepared",
        Text.of("guards.no-prepared.evidence", "n", primary.preparedTransactions()));
    onOld(
        primary.backups() == 0,
        "no-backup",
        Text.of("guards.no-backup.evidence", "n", primary.backups()));
    onOld(
        !p.data().backupLabel(),
        "no-exclusive-backup",
        Text.of("guards.no-exclusive-backup." + (p.data().backupLabel() ? "no" : "yes")));
    onOld(
        primary.unarchived() <= MOST_UNARCHIVED,
        "archive-backlog",
        Text.of(
            "guards.archive-backlog.evidence", "n", primary.unarchived(), "most", MOST_UNARCHIVED));
  }

  private void reverse(Live primary, Live standby) {
    var login = facts.reverse();
    list.block(
        login.works(),
        "reverse-login",
        Text.of(
            "guards.reverse-login." + (login.works() ? "yes" : "no"),
            "old",
            old.name(),
            "target",
            target.name(),
            "said",
            login.said()),
        old.name(),
        login.at());
    String lower =
        SetUpSettings.NOT_LOWER.stream()
            .filter(name -> primary.number(name) < standby.number(name))
            .map(name -> "%s %d < %d".formatted(name, primary.number(name), standby.number(name)))
            .collect(Collectors.joining(", "));
    onOld(
        lower.isEmpty(),
        "settings-not-lower",
        Text.of(
            "guards.settings-not-lower." + (lower.isEmpty() ? "yes" : "no"), "settings", lower));
    onOld.leavesToUs(p.file("auto"));
    onOld.readsOurSettings("own-settings-primary");
    onTarget.wouldReadOurSettings("own-settings-standby");
    onOld.exactAddress("exact-address-primary", old);
    onTarget.exactAddress("exact-address-standby", target);
    long missing = missingHbaLines();
    list.warn(
        missing == 0,
        "same-hba",
        Text.of("guards.same-hba.evidence", "n", missing),
        target.name(),
        s.readAt());
    synchronous(primary);
  }

  /**
   * Who waits for one standby waits for the other afterwards; for several, only people can tell.
   */
  private void synchronous(Live primary) {
    String names = primary.setting("synchronous_standby_names");
    var handed = SynchronousNames.handedTo(names, Roles.slotFor(old.name()));
    boolean local = primary.setting("synchronous_commit").equals("local");
    String says = names.isEmpty() ? "empty" : handed.isPresent() ? "handed" : "by-hand";
    list.warn(
        names.isEmpty() || handed.isPresent() && !local,
        "synchronous-handed",
        new Text(
            "guards.synchronous-handed." + says,
            Map.of(
                "names", names,
                "commit", primary.setting("synchronous_commit"),
                "after", handed.orElse(""),
                "server", target.name())),
        old.name(),
        p.readAt());
  }

  /**
   * Lines by which the primary admits somebody and the standby does not say the same. Ours do not
   * count: they name the other server, and the login in reverse is tried.
   */
  private long missingHbaLines() {
    Set<String> there = hba(s);
    return hba(p).stream().filter(line -> !there.contains(line)).count();
  }

  private static Set<String> hba(ServerFacts f) {
    return f.file("hba")
        .text()
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip().replaceAll("\\s+", " "))
        .filter(line -> !line.isEmpty() && !line.contains(" " + Roles.REPLICATION + " "))
        .collect(Collectors.toSet());
  }

  private void machines() {
    onOld.rootRights("root-rights-primary");
    onTarget.rootRights("root-rights-standby");
    long apart = Math.abs(p.machine().clockAheadMillis() - s.machine().clockAheadMillis());
    list.warn(
        apart <= MOST_CLOCK_MILLIS,
        "clocks-agree",
        Text.of("guards.clocks-agree.evidence", "millis", apart),
        target.name(),
        s.readAt());
    onOld.roomForWal("room-for-wal-primary");
    onTarget.roomForWal("room-for-wal");
    onOld.noWatchdog("no-watchdog-primary");
    onTarget.noWatchdog("no-watchdog");
  }

  private void onOld(boolean holds, String id, Text evidence) {
    list.block(holds, id, evidence, old.name(), p.readAt());
  }

  private void onTarget(boolean holds, String id, Text evidence) {
    list.block(holds, id, evidence, target.name(), s.readAt());
  }

  private static Text both(String id, Object primary, Object standby) {
    return Text.of("guards." + id + ".evidence", "primary", primary, "standby", standby);
  }
}
