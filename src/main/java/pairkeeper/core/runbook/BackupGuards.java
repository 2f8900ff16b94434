package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.job.BackupFolder;
import pairkeeper.core.job.Direction;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.platform.ServerFacts;

/** What must hold before a backup is taken, or one is restored to see that it can be. */
public final class BackupGuards {
  /** One for the files, one for the WAL that is written meanwhile. */
  private static final int SENDERS = 2;

  private final GuardList list = new GuardList();
  private final BackupFacts facts;
  private final PlaceGuards place;

  private BackupGuards(BackupFacts facts) {
    this.facts = facts;
    this.place =
        new PlaceGuards(
            list,
            facts.holder().name(),
            facts.holderFacts().cluster().dataDirectory(),
            facts.place(),
            facts.folder().place());
  }

  /** Those of a run that takes a backup, as they stand by these facts. */
  public static List<GuardResult> check(BackupFacts facts) {
    var guards = new BackupGuards(facts);
    guards.direction();
    guards.primary();
    guards.senders();
    guards.login();
    guards.place.there();
    guards.place.apart();
    long restored = facts.settings().restore() ? facts.dataBytes() : 0;
    guards.place.room(backup(facts) + restored);
    if (facts.settings().restore()) {
      guards.place.memory();
    }
    return guards.list.results();
  }

  /** Those of a run that only restores the newest. */
  public static List<GuardResult> checkRestore(BackupFacts facts) {
    var guards = new BackupGuards(facts);
    guards.place.there();
    guards.there();
    guards.place.room(facts.dataBytes());
    guards.place.memory();
    return guards.list.results();
  }

  /** The size of the last one, or of all data where there is none: they are compressed. */
  private static long backup(BackupFacts facts) {
    return facts.folder().newest().map(BackupFolder.Found::bytes).orElse(facts.dataBytes());
  }

  private void direction() {
    boolean turned = !facts.job().primary().equals(facts.primary().id());
    boolean holds = !turned || facts.job().direction() == Direction.FOLLOW;
    list.block(
        holds,
        "backup-direction",
        Text.of(
            "guards.backup-direction." + (!turned ? "same" : holds ? "follows" : "stops"),
            "primary",
            facts.primary().name(),
            "holder",
            facts.holder().name()),
        facts.primary().name(),
        read());
  }

  private Instant read() {
    return facts.primaryFacts().readAt();
  }

  private void primary() {
    String found =
        facts
            .primaryFacts()
            .live()
            .map(live -> live.inRecovery() ? "standby" : "yes")
            .orElse("silent");
    list.block(
        found.equals("yes"),
        "backup-primary",
        Text.of("guards.backup-primary." + found, "server", facts.primary().name()),
        facts.primary().name(),
        read());
  }

  private void senders() {
    ServerFacts.Live live = facts.primaryFacts().live().orElse(null);
    if (live == null) {
      return;
    }
    long most = live.number("max_wal_senders");
    long free = most - live.senders();
    list.block(
        free >= SENDERS,
        "backup-senders",
        Text.of("guards.backup-senders.evidence", "free", free, "most", most),
        facts.primary().name(),
        read());
  }

  private void login() {
    boolean holds = facts.holderFacts().file("passfile").exists();
    list.block(
        holds,
        "backup-login",
        Text.of("guards.backup-login." + (holds ? "yes" : "no"), "server", facts.holder().name()),
        facts.holder().name(),
        facts.holderFacts().readAt());
  }

  private void there() {
    boolean holds = facts.folder().newest().isPresent();
    list.block(
        holds,
        "backup-there",
        holds
            ? Text.of(
                "guards.backup-there.yes", "name", facts.folder().newest().orElseThrow().name())
            : Text.of("guards.backup-there.no", "path", facts.place().path()),
        facts.holder().name(),
        facts.folder().place().readAt());
  }
}
