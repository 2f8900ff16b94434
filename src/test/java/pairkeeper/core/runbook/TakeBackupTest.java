package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.BackupFolder;
import pairkeeper.core.job.BackupName;
import pairkeeper.core.job.BackupSettings;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Retention;
import pairkeeper.core.job.SparePlace;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ServerFacts;

/** How a backup is taken and tried, which ones stay, and what stands against it. */
class TakeBackupTest {
  private static final ServerFacts PRIMARY = Pairs.facts("debian-15-primary");
  private static final ServerFacts STANDBY = Pairs.facts("debian-15-streaming");
  private static final TreePlace PLACE =
      new TreePlace(Pairs.id(12), "/srv/the pair's $(id)", "/srv");
  private static final long PLENTY = 1L << 40;

  private static BackupFacts facts(Direction direction, boolean restore, BackupFolder folder) {
    return facts(direction, restore, folder, PLACE, PRIMARY);
  }

  private static BackupFacts facts(
      Direction direction,
      boolean restore,
      BackupFolder folder,
      TreePlace place,
      ServerFacts primary) {
    Pair pair = Pairs.pair("");
    var settings = new BackupSettings(List.of(place), new Retention(0, 2, 0, 0), 20, restore, 12);
    boolean turned = direction == Direction.STOP;
    var job =
        new Job(
            Pairs.id(77),
            pair.id(),
            pair.customer(),
            "Backups",
            settings,
            Timetable.byHand(),
            direction,
            Pairs.id(turned ? 12 : 11),
            false,
            null,
            null,
            new Stamp(0, Pairs.NOW, "Marta", null));
    return new BackupFacts(
        job,
        settings,
        pair,
        pair.primary(),
        primary,
        pair.standby().orElseThrow(),
        place,
        STANDBY,
        folder);
  }

  private static BackupFolder folder(long free, BackupFolder.Found... found) {
    return new BackupFolder(
        new SparePlace("directory", true, free, PLENTY, Pairs.NOW), List.of(found));
  }

  private static BackupFolder.Found found(String time, boolean verified) {
    Instant at = Instant.parse(time);
    return new BackupFolder.Found(BackupName.of(at), at, 1000, verified);
  }

  private static Plan plan(boolean restore, BackupFolder folder) {
    BackupFacts facts = facts(Direction.FOLLOW, restore, folder);
    return TakeBackup.plan(facts, Pairs.PLAN, Pairs.NOW, BackupGuards.check(facts));
  }

  private static List<String> troubles(List<GuardResult> guards) {
    return guards.stream()
        .filter(guard -> guard.result() != GuardResult.Result.PASS)
        .map(guard -> guard.result() + " " + guard.evidence().key())
        .toList();
  }

  @Test
  void plans_are_the_golden_ones() throws IOException {
    BackupFolder some =
        folder(
            PLENTY,
            found("2026-11-01T02:00:00Z", true),
            found("2026-11-02T02:00:00Z", true),
            found("2026-11-18T02:00:00Z", false));
    assertThat(plan(true, some).blocked()).isFalse();
    Golden.matches(plan(true, some), "backup");
    BackupFacts facts = facts(Direction.FOLLOW, false, some);
    Golden.matches(
        RestoreBackup.plan(facts, Pairs.PLAN, Pairs.NOW, BackupGuards.checkRestore(facts)),
        "backup-restore");
  }

  @Test
  void nothing_is_restored_where_nobody_wants_it_and_nothing_removed_that_is_to_stay() {
    assertThat(plan(false, folder(PLENTY)).steps().stream().map(Step::id))
        .containsExactly("copy", "keep");
    assertThat(plan(true, folder(PLENTY)).steps().stream().map(Step::id))
        .containsExactly("copy", "keep", "restore", "restored");
  }

  @Test
  void the_newest_that_was_restored_stays_however_old_it_is() {
    var old = found("2024-01-01T02:00:00Z", true);
    var older = found("2023-01-01T02:00:00Z", true);
    var newer = found("2025-01-01T02:00:00Z", false);
    BackupFolder folder = folder(PLENTY, newer, old, older);
    assertThat(folder.superfluous(new Retention(0, 1, 0, 0), Pairs.NOW))
        .containsExactly(older, newer);
    assertThat(folder.newest()).contains(newer);
  }

  @Test
  void one_of_each_day_stays() {
    Instant now = Instant.parse("2026-11-20T12:00:00Z");
    var today = found("2026-11-20T02:00:00Z", false);
    var yesterday = found("2026-11-19T02:00:00Z", false);
    var before = found("2026-11-18T02:00:00Z", false);
    assertThat(folder(PLENTY, before, yesterday, today).superfluous(new Retention(0, 2, 0, 0), now))
        .containsExactly(before, today);
  }

  @Test
  void a_job_that_is_to_stop_stops_after_a_change_of_roles() {
    BackupFacts facts = facts(Direction.STOP, true, folder(PLENTY));
    assertThat(troubles(BackupGuards.check(facts)))
        .containsExactly("BLOCK guards.backup-direction.stops");
    assertThat(TakeBackup.plan(facts, Pairs.PLAN, Pairs.NOW, BackupGuards.check(facts)).steps())
        .isEmpty();
  }

  @Test
  void what_is_not_there_is_said_before_anything_is_copied() {
    var unmounted =
        new BackupFolder(new SparePlace("directory", false, PLENTY, PLENTY, Pairs.NOW), List.of());
    assertThat(troubles(BackupGuards.check(facts(Direction.FOLLOW, true, unmounted))))
        .containsExactly("BLOCK guards.spare-place.unmounted");
    var file =
        new BackupFolder(new SparePlace("other", true, PLENTY, PLENTY, Pairs.NOW), List.of());
    assertThat(troubles(BackupGuards.check(facts(Direction.FOLLOW, true, file))))
        .containsExactly("BLOCK guards.spare-place.other");
    assertThat(troubles(BackupGuards.check(facts(Direction.FOLLOW, true, folder(1000)))))
        .containsExactly("BLOCK guards.spare-room.evidence");
    var tight =
        new BackupFolder(new SparePlace("directory", true, PLENTY, 1000, Pairs.NOW), List.of());
    assertThat(troubles(BackupGuards.check(facts(Direction.FOLLOW, true, tight))))
        .containsExactly("BLOCK guards.spare-memory.evidence");
    assertThat(troubles(BackupGuards.check(facts(Direction.FOLLOW, false, tight)))).isEmpty();
    assertThat(troubles(BackupGuards.checkRestore(facts(Direction.FOLLOW, false, folder(PLENTY)))))
        .containsExactly("BLOCK guards.backup-there.no");
  }

  @Test
  void a_server_that_is_no_primary_any_more_is_not_copied() {
    BackupFacts facts = facts(Direction.FOLLOW, true, folder(PLENTY), PLACE, STANDBY);
    assertThat(troubles(BackupGuards.check(facts))).contains("BLOCK guards.backup-primary.standby");
  }

  @Test
  void backups_never_lie_in_the_data_directory() {
    for (String path : List.of("/var/lib/postgresql/15/main/backups", "/var/lib/postgresql")) {
      var place = new TreePlace(Pairs.id(12), path, "");
      var facts = facts(Direction.FOLLOW, true, folder(PLENTY), place, PRIMARY);
      assertThat(troubles(BackupGuards.check(facts)))
          .as(path)
          .containsExactly("BLOCK guards.spare-apart.no");
    }
  }

  @Test
  void what_a_server_prints_of_its_backups_is_read_and_nothing_else_is() {
    String printed =
        String.join(
            "\n",
            "kind directory",
            "mounted yes",
            "free 123",
            "memory 456",
            "backup 20261120T020000Z 1000 verified",
            "backup 20261119T020000Z 2000 plain",
            "backup 2026/../etc 1 verified",
            "backup 20261399T020000Z 1 verified",
            "Segmentation fault");
    BackupFolder folder = BackupFolder.read(printed, Pairs.NOW);
    assertThat(folder.backups().stream().map(BackupFolder.Found::name))
        .containsExactly("20261119T020000Z", "20261120T020000Z");
    assertThat(folder.backups().stream().map(BackupFolder.Found::verified))
        .containsExactly(false, true);
    assertThat(Arrays.asList(folder.place().freeBytes(), folder.place().memoryBytes()))
        .containsExactly(123L, 456L);
    assertThat(BackupFolder.read("", Pairs.NOW).place().kind()).isEqualTo("absent");
  }
}
