package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.archive.ArchiveFolder;
import pairkeeper.core.archive.KeepFrom;
import pairkeeper.core.archive.Need;
import pairkeeper.core.archive.ServerNeeds;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.KeptBackup;
import pairkeeper.core.job.LyingBackup;
import pairkeeper.core.job.PruneSettings;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;

/** From where on WAL is needed by all that is known, and what stands against removing any. */
class PruneArchiveTest {
  private static final String PRINTED = Pairs.printed("debian-15-primary");
  private static final ServerFacts PRIMARY =
      Pairs.read(
          Pairs.with(
              Pairs.with(
                  PRINTED, "live.setting.archive_command", "cp %p '/srv/the pair''s $(id)/%f'"),
              "live.timeline",
              "1"));
  private static final ServerFacts STANDBY =
      Pairs.factsWith(
          "debian-15-streaming",
          "live.timeline",
          String.valueOf(PRIMARY.live().orElseThrow().timeline()));
  private static final String SYSTEM = PRIMARY.systemIdentifier();
  private static final long SIZE = 16L << 20;
  private static final String PATH = "/srv/the pair's $(id)";
  private static final Timeline ONE = new Timeline(1);

  /** What is known, changed bit by bit. */
  private static final class Scene {
    private Direction direction = Direction.FOLLOW;
    private boolean turned;
    private boolean fenced;
    private boolean onlyOwn;
    private LocalDate since;
    private ServerFacts standby = STANDBY;
    private Optional<ServerNeeds> here = Optional.of(needs("0/30000028", null));
    private Optional<ServerNeeds> there = Optional.of(needs("0/20000028", "0/2F000000"));
    private final List<KeptBackup> kept = new ArrayList<>();
    private final List<Long> taking = new ArrayList<>();
    private final List<LyingBackup> lying = new ArrayList<>();
    private final List<ArchiveFolder.Told> told = new ArrayList<>();
    private String fit = "yes";
    private String whose = "ours";

    Scene() {
      kept.add(backup("20261119T020000Z", "0/10000028", null));
    }

    PruneFacts facts() {
      Pair pair = Pairs.pair("");
      if (fenced) {
        pair =
            new Pair(
                pair.id(),
                pair.customer(),
                pair.site(),
                pair.name(),
                pair.platform(),
                pair.postgresMajor(),
                "",
                List.of(pair.servers().get(0), Pairs.server(12, "vn-db2", Role.FENCED)));
      }
      var place = new TreePlace(Pairs.id(11), PATH, "/srv");
      var settings = new PruneSettings(List.of(place), 7, onlyOwn, since);
      var job =
          new Job(
              Pairs.id(79),
              pair.id(),
              pair.customer(),
              "Prune",
              settings,
              Timetable.byHand(),
              direction,
              Pairs.id(turned ? 12 : 11),
              false,
              null,
              null,
              new Stamp(0, Pairs.NOW, "Marta", null));
      Instance primary = pair.primary();
      var servers = new ArrayList<PruneFacts.Asked>();
      servers.add(new PruneFacts.Asked(primary, PRIMARY, here));
      pair.standby().ifPresent(second -> servers.add(new PruneFacts.Asked(second, standby, there)));
      Instance holder = pair.servers().get(1);
      var found = lying.stream().map(b -> new PruneFacts.Lying(Pairs.id(77), holder, b)).toList();
      var folder = new PruneFacts.Folder(primary, place, PRIMARY, folder());
      return new PruneFacts(
          job, settings, pair, servers, kept, taking, found, List.of(folder), Pairs.NOW);
    }

    private ArchiveFolder folder() {
      var range =
          new ArchiveFolder.Range(
              ONE, 40, 40 * SIZE, "000000010000000000000005", "00000001000000000000002F");
      return new ArchiveFolder(
          fit,
          PATH,
          whose,
          told,
          List.of(range),
          3,
          new ArchiveFolder.Part(
              11, 11 * SIZE, "000000010000000000000005", "00000001000000000000000F"),
          new ArchiveFolder.Part(29, 29 * SIZE, "", ""),
          true,
          Pairs.NOW);
    }

    Plan plan() {
      PruneFacts facts = facts();
      return PruneArchive.plan(facts, Pairs.PLAN, Pairs.NOW, PruneGuards.check(facts));
    }

    List<String> troubles() {
      return PruneGuards.check(facts()).stream()
          .filter(guard -> guard.result() != GuardResult.Result.PASS)
          .map(guard -> guard.result() + " " + guard.evidence().key())
          .toList();
    }

    /** Nothing is removed where anything blocks. */
    void blocks(String... troubles) {
      assertThat(troubles()).contains(troubles);
      assertThat(plan().steps()).isEmpty();
    }

    Need need() {
      return facts().limit().map(KeepFrom::need).orElseThrow();
    }
  }

  private static ServerNeeds needs(String redo, String replayed, ServerNeeds.Slot... slots) {
    return needs(redo, replayed, 0, false, "on", slots);
  }

  private static ServerNeeds needs(
      String redo,
      String replayed,
      int copying,
      boolean failing,
      String mode,
      ServerNeeds.Slot... slots) {
    return new ServerNeeds(
        SIZE,
        Lsn.parse(redo),
        replayed == null ? null : Lsn.parse(replayed),
        List.of(slots),
        List.of(),
        copying,
        mode,
        "library",
        failing);
  }

  private static KeptBackup backup(String name, String start, Instant removed) {
    return new KeptBackup(
        Pairs.id(77),
        name,
        new UUID(1, name.hashCode()),
        Pairs.id(12),
        Pairs.id(11),
        1000,
        SYSTEM,
        1,
        Lsn.parse(start),
        Lsn.parse(start),
        Pairs.NOW.minus(Duration.ofDays(30)),
        null,
        0,
        removed);
  }

  private static ArchiveFolder.Told told(String start, int days, String label) {
    Instant at = Pairs.NOW.minus(Duration.ofDays(days));
    return new ArchiveFolder.Told(start.replace('/', '.'), ONE, Lsn.parse(start), at, label);
  }

  @Test
  void the_plan_is_the_golden_one() throws IOException {
    Plan plan = new Scene().plan();
    assertThat(plan.blocked()).as("%s", new Scene().troubles()).isFalse();
    Golden.matches(plan, "archive-prune");
  }

  @Test
  void the_oldest_kept_backup_sets_the_limit_and_one_that_was_removed_does_not() {
    var scene = new Scene();
    assertThat(scene.need().who()).isEqualTo("20261119T020000Z");
    scene.kept.add(backup("20261101T020000Z", "0/05000028", Pairs.NOW));
    assertThat(scene.need().from()).isEqualTo(Lsn.parse("0/10000028"));
    scene.kept.add(backup("20261110T020000Z", "0/07000028", null));
    assertThat(scene.need().who()).isEqualTo("20261110T020000Z");
  }

  @Test
  void a_standby_that_fell_behind_its_slots_and_the_primary_hold_what_they_need() {
    var scene = new Scene();
    scene.there = Optional.of(needs("0/02000028", "0/04000000"));
    assertThat(scene.need())
        .isEqualTo(new Need(Need.Kind.STANDBY, "vn-db2", ONE, Lsn.parse("0/02000028")));
    var slot = new ServerNeeds.Slot("old_one", Lsn.parse("0/01000000"), false);
    scene.here = Optional.of(needs("0/30000028", null, slot));
    assertThat(scene.need().who()).isEqualTo("old_one");
    scene.here = Optional.of(needs("0/00800000", null, slot));
    assertThat(scene.need().kind()).isEqualTo(Need.Kind.PRIMARY);
  }

  @Test
  void backups_of_which_the_archive_tells_count_however_old_unless_a_person_says_otherwise() {
    var scene = new Scene();
    scene.told.add(told("0/3000028", 400, "somebody's"));
    assertThat(scene.need().kind()).isEqualTo(Need.Kind.ARCHIVED);
    scene.since = LocalDate.parse("2026-11-01");
    assertThat(scene.need().kind()).isEqualTo(Need.Kind.STANDBY);
    assertThat(scene.facts().backups()).as("the job's own of before is gone too").isEmpty();
    scene.lying.add(new LyingBackup("20261119T020000Z", SYSTEM, 1, Lsn.parse("0/10000028")));
    assertThat(scene.need().from()).as("but it lies there").isEqualTo(Lsn.parse("0/10000028"));
    scene.since = null;
    scene.onlyOwn = true;
    assertThat(scene.need().kind()).isEqualTo(Need.Kind.BACKUP);
    scene.told.add(told("0/4000028", 6, "of this week"));
    assertThat(scene.need().from()).isEqualTo(Lsn.parse("0/4000028"));
  }

  @Test
  void what_the_archive_tells_of_a_removed_backup_or_a_copy_that_became_a_standby_holds_nothing() {
    var scene = new Scene();
    scene.kept.add(backup("20261101T020000Z", "0/05000028", Pairs.NOW));
    scene.told.add(told("0/5000028", 19, "pairkeeper 20261101T020000Z"));
    scene.told.add(told("0/6000028", 100, Platform.COPY_LABEL));
    assertThat(scene.need().who()).isEqualTo("20261119T020000Z");
  }

  @Test
  void a_backup_that_lies_there_counts_although_the_console_does_not_know_it() {
    var scene = new Scene();
    scene.lying.add(new LyingBackup("20261001T020000Z", SYSTEM, 1, Lsn.parse("0/2000028")));
    assertThat(scene.need().who()).isEqualTo("20261001T020000Z");
    scene.lying.add(new LyingBackup("20261002T020000Z", "", 0, null));
    scene.blocks("BLOCK guards.archive-backups.unclear");
  }

  @Test
  void without_any_backup_nothing_is_removed_unless_a_person_said_that_none_rests_on_it() {
    var scene = new Scene();
    scene.kept.clear();
    scene.blocks("BLOCK guards.archive-backups.none");
    scene.onlyOwn = true;
    assertThat(scene.troubles()).containsExactly("WARN guards.archive-backups.servers");
    assertThat(scene.need().kind()).isEqualTo(Need.Kind.STANDBY);
    assertThat(scene.plan().steps().stream().map(Step::id)).containsExactly("prune", "keep");
  }

  @Test
  void a_standby_that_says_nothing_or_stands_elsewhere_blocks() {
    var scene = new Scene();
    scene.there = Optional.empty();
    scene.blocks("BLOCK guards.archive-standby.silent");
    scene = new Scene();
    scene.standby = PRIMARY;
    scene.blocks("BLOCK guards.archive-standby.primary");
    scene = new Scene();
    scene.standby = Pairs.factsWith("debian-15-streaming", "live.timeline", "7");
    scene.blocks("BLOCK guards.archive-standby.timeline");
    scene = new Scene();
    scene.standby =
        Pairs.read(
            Pairs.with(
                Pairs.with(Pairs.printed("debian-15-streaming"), "live.timeline", "1"),
                "live.system",
                "42"));
    scene.blocks("BLOCK guards.archive-standby.system");
    scene = new Scene();
    scene.fenced = true;
    scene.blocks("BLOCK guards.archive-standby.fenced");
  }

  @Test
  void whatever_is_not_known_of_the_primary_or_of_its_clients_blocks() {
    var scene = new Scene();
    scene.here = Optional.empty();
    scene.blocks("BLOCK guards.archive-primary.silent", "BLOCK guards.archive-limit.unknown");
    scene.here = Optional.of(needs("0/1", null, new ServerNeeds.Slot("s", null, true)));
    scene.blocks("BLOCK guards.archive-slots.lost");
    scene.here = Optional.of(needs("0/1", null, 1, false, "on"));
    scene.blocks("BLOCK guards.archive-copying.yes");
    scene = new Scene();
    scene.taking.add(12L);
    scene.blocks("BLOCK guards.archive-copying.run");
  }

  @Test
  void a_place_that_is_no_archive_of_this_database_blocks() {
    for (String fit : List.of("unmounted", "absent", "link", "data", "other", "")) {
      var scene = new Scene();
      scene.fit = fit;
      scene.blocks("BLOCK guards.archive-folder." + (fit.isEmpty() ? "unread" : fit));
    }
    for (String whose : List.of("other 42", "unread", "")) {
      var scene = new Scene();
      scene.whose = whose;
      scene.blocks(
          "BLOCK guards.archive-whose." + (whose.isEmpty() ? "unread" : whose.split(" ")[0]));
    }
  }

  @Test
  void archiving_that_fails_is_said_and_does_not_stop_what_makes_room() {
    var scene = new Scene();
    scene.here = Optional.of(needs("0/30000028", null, 0, true, "on"));
    assertThat(scene.troubles()).containsExactly("WARN guards.archive-works.failing");
    scene.here = Optional.of(needs("0/30000028", null, 0, false, "off"));
    assertThat(scene.troubles()).containsExactly("WARN guards.archive-works.off");
    assertThat(scene.plan().steps()).hasSize(2);
  }

  @Test
  void after_a_change_of_roles_it_follows_or_stops_as_was_chosen() {
    var scene = new Scene();
    scene.turned = true;
    assertThat(scene.troubles()).isEmpty();
    scene.direction = Direction.STOP;
    scene.blocks("BLOCK guards.archive-direction.stops");
  }

  @Test
  void a_plan_is_not_carried_out_once_somebody_needs_more() {
    var scene = new Scene();
    String planned = scene.plan().options().get(PruneArchive.LIMIT);
    assertThat(PruneGuards.still(scene.facts(), planned)).noneMatch(GuardResult::blocks);
    scene.there = Optional.of(needs("0/02000028", "0/04000000"));
    assertThat(PruneGuards.still(scene.facts(), planned)).allMatch(GuardResult::blocks);
    scene.here = Optional.empty();
    scene.there = Optional.empty();
    scene.kept.clear();
    assertThat(PruneGuards.still(scene.facts(), planned)).allMatch(GuardResult::blocks);
  }

  @Test
  void what_a_server_says_of_its_needs_is_read_whole_or_not_at_all() {
    String said =
        String.join(
            "\n",
            "segment 16777216",
            "redo 0/3000028",
            "replay 0/4000060",
            "slot pk_b 0/3000000 reserved",
            "slot never none -",
            "slot gone none lost",
            "receiver 0/4000000 walreceiver of somebody",
            "copying 2",
            "mode always",
            "library ",
            "failing true",
            "end");
    ServerNeeds read = ServerNeeds.read(said).orElseThrow();
    assertThat(read.of(Need.Kind.STANDBY, "x", ONE).stream().map(n -> n.who() + " " + n.from()))
        .containsExactly(
            "x 0/3000028", "x 0/4000060", "pk_b 0/3000000", "walreceiver of somebody 0/4000000");
    assertThat(read.lost()).containsExactly("gone");
    assertThat(read.copying()).isEqualTo(2);
    assertThat(read.failing()).isTrue();
    assertThat(ServerNeeds.read(said.replace("\nend", ""))).isEmpty();
    assertThat(ServerNeeds.read(said.replace("0/3000028", "soon"))).isEmpty();
    assertThat(ServerNeeds.read(said.replace("slot never none -", "slot never"))).isEmpty();
    assertThat(ServerNeeds.read("psql: error: connection refused")).isEmpty();
  }

  @Test
  void
      what_lies_where_backups_are_kept_is_read_and_what_does_not_say_its_start_is_not_passed_over() {
    var read =
        LyingBackup.read(
            "kind directory\nbackup 20261120T020000Z 1000 verified 42 1 0/2000028\n"
                + "backup 20261119T020000Z \nbackup x 1 plain 42 0 0/2000028\n");
    assertThat(read.stream().map(LyingBackup::start))
        .containsExactly(Lsn.parse("0/2000028"), null, null);
  }

  @Test
  void settings_that_cannot_be_are_refused_with_their_field() {
    var place = new TreePlace(Pairs.id(11), PATH, "");
    refused("places", () -> new PruneSettings(List.of(), 7, false, null));
    refused("places", () -> new PruneSettings(List.of(place, place), 7, false, null));
    refused("leastDays", () -> new PruneSettings(List.of(place), -1, false, null));
    refused("leastDays", () -> new PruneSettings(List.of(place), 3651, false, null));
    refused("backupsSince", () -> PruneSettings.day("yesterday"));
    assertThat(PruneSettings.day(" ")).isNull();
  }

  private static void refused(String field, Runnable made) {
    assertThatThrownBy(made::run)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }
}
