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
  /** Less than that is no room for anything. */
  static final long LEAST_FREE = 64L << 20;

  /** A server on a throw-away copy takes less, and the standby beside it needs the rest. */
  static final long LEAST_MEMORY = 256L << 20;

  /** One for the files, one for the WAL that is written meanwhile. */
  private static final int SENDERS = 2;

  private final GuardList list = new GuardList();
  private final BackupFacts facts;

  private BackupGuards(BackupFacts facts) {
    this.facts = facts;
  }

  /** Those of a run that takes a backup, as they stand by these facts. */
  public static List<GuardResult> check(BackupFacts facts) {
    var guards = new BackupGuards(facts);
    guards.direction();
    guards.primary();
    guards.senders();
    guards.login();
    guards.place();
    guards.apart();
    long restored = facts.settings().restore() ? facts.dataBytes() : 0;
    guards.space(backup(facts) + restored);
    if (facts.settings().restore()) {
      guards.memory();
    }
    return guards.list.results();
  }

  /** Those of a run that only restores the newest. */
  public static List<GuardResult> checkRestore(BackupFacts facts) {
    var guards = new BackupGuards(facts);
    guards.place();
    guards.there();
    guards.space(facts.dataBytes());
    guards.memory();
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

  private void place() {
    BackupFolder folder = facts.folder();
    String found =
        !folder.mounted()
            ? "unmounted"
            : switch (folder.kind()) {
              case "directory" -> "yes";
              case "absent" -> "made";
              default -> "other";
            };
    list.block(
        found.equals("yes") || found.equals("made"),
        "backup-place",
        Text.of(
            "guards.backup-place." + found,
            "path",
            facts.place().path(),
            "mount",
            facts.place().mount()),
        facts.holder().name(),
        folder.readAt());
  }

  /** A new copy of the standby would take them with it. */
  private void apart() {
    String data = facts.holderFacts().cluster().dataDirectory();
    boolean holds = DatabasePlace.of(facts.place().path(), data) == DatabasePlace.APART;
    list.block(
        holds,
        "backup-apart",
        Text.of(
            "guards.backup-apart." + (holds ? "yes" : "no"),
            "path",
            facts.place().path(),
            "data",
            data),
        facts.holder().name(),
        facts.folder().readAt());
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
        facts.folder().readAt());
  }

  private void space(long needed) {
    long free = facts.folder().freeBytes();
    boolean holds = free < 0 || free >= needed + LEAST_FREE;
    list.block(
        holds,
        "backup-space",
        free < 0
            ? Text.of("guards.backup-space.unknown")
            : Text.of("guards.backup-space.evidence", "freeBytes", free, "neededBytes", needed),
        facts.holder().name(),
        facts.folder().readAt());
  }

  private void memory() {
    long free = facts.folder().memoryBytes();
    boolean holds = free < 0 || free >= LEAST_MEMORY;
    list.block(
        holds,
        "backup-memory",
        free < 0
            ? Text.of("guards.backup-memory.unknown")
            : Text.of(
                "guards.backup-memory.evidence", "freeBytes", free, "neededBytes", LEAST_MEMORY),
        facts.holder().name(),
        facts.folder().readAt());
  }
}
