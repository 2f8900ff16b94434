package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.DateFolders;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncPreset;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;

/** What a copy of files does, and what stands against it. */
class RsyncCopyTest {
  private static final UUID JOB = Pairs.id(77);
  private static final String KEY = "ssh-ed25519 " + "A".repeat(68);
  private static final String SOURCE =
      """
      rsync 3.2.7
      kind directory
      mounted yes
      free 900000000
      address 10.123.7.11
      address 192.168.4.11
      standby no
      """;
  private static final String DESTINATION =
      """
      rsync 3.2.7
      kind absent
      mounted yes
      free 900000000
      address 10.123.7.12
      hostkey SHA256:other ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ
      hostkey SHA256:pinned12 %s
      standby yes
      """
          .formatted(KEY);

  private static RsyncFacts facts(Direction direction, int primary, String source, String there) {
    Pair pair = Pairs.pair("");
    var places =
        List.of(
            new TreePlace(Pairs.id(11), "/srv/documents", "/srv"),
            new TreePlace(Pairs.id(12), "/srv/the primary's/documents", ""));
    RsyncSettings settings = RsyncPreset.SIGNED_REPORTS.settings(places);
    var stamp = new Stamp(0, Pairs.NOW, "Marta", null);
    var job =
        new Job(
            JOB,
            pair.id(),
            pair.customer(),
            "Reports",
            settings,
            Timetable.byHand(),
            direction,
            Pairs.id(primary),
            false,
            null,
            null,
            stamp);
    return new RsyncFacts(
        job,
        settings,
        pair,
        pair.primary(),
        places.get(0),
        TreeFacts.read(source, Pairs.NOW),
        pair.standby().orElseThrow(),
        places.get(1),
        TreeFacts.read(there, Pairs.NOW),
        List.of("2026/11/19", "2026/11/20"));
  }

  private static Plan plan(RsyncFacts facts) {
    return RsyncCopy.plan(facts, Pairs.PLAN, Pairs.NOW, false, RsyncGuards.check(facts));
  }

  private static List<String> blocking(RsyncFacts facts) {
    return RsyncGuards.check(facts).stream()
        .filter(GuardResult::blocks)
        .map(guard -> guard.id() + " " + guard.evidence().key().replaceFirst(".*\\.", ""))
        .toList();
  }

  @Test
  void plan_of_a_copy_is_the_golden_one() throws IOException {
    Plan plan = plan(facts(Direction.FOLLOW, 11, SOURCE, DESTINATION));
    assertThat(plan.blocked()).isFalse();
    Golden.matches(plan, "rsync-copy");
  }

  @Test
  void nothing_is_copied_from_a_tree_that_is_not_mounted_or_onto_one() {
    assertThat(
            blocking(
                facts(
                    Direction.FOLLOW,
                    11,
                    SOURCE.replace("mounted yes", "mounted no"),
                    DESTINATION)))
        .containsExactly("copy-source-there unmounted");
    assertThat(
            blocking(
                facts(
                    Direction.FOLLOW,
                    11,
                    SOURCE,
                    DESTINATION.replace("mounted yes", "mounted no"))))
        .containsExactly("copy-destination-there unmounted");
  }

  @Test
  void nothing_is_copied_against_the_roles() {
    String wrong = SOURCE.replace("standby no", "standby yes");
    assertThat(blocking(facts(Direction.FOLLOW, 11, wrong, DESTINATION)))
        .containsExactly("copy-roles standby");
    String writable = DESTINATION.replace("standby yes", "standby no");
    assertThat(blocking(facts(Direction.FOLLOW, 11, SOURCE, writable)))
        .containsExactly("copy-roles-destination primary");
  }

  @Test
  void a_destination_that_shows_another_key_gets_nothing() {
    String other = DESTINATION.replace("pinned12", "somebody");
    assertThat(blocking(facts(Direction.FOLLOW, 11, SOURCE, other)))
        .containsExactly("copy-host-key no");
  }

  @Test
  void after_a_change_of_roles_it_follows_or_stops_as_the_job_says() {
    assertThat(blocking(facts(Direction.FOLLOW, 12, SOURCE, DESTINATION))).isEmpty();
    assertThat(blocking(facts(Direction.STOP, 12, SOURCE, DESTINATION)))
        .containsExactly("copy-direction stops");
  }

  @Test
  void a_server_without_what_it_takes_is_named_before_anything_is_tried() {
    assertThat(blocking(facts(Direction.FOLLOW, 11, "missing rsync\n" + SOURCE, DESTINATION)))
        .containsExactly("copy-programs missing");
    assertThat(blocking(facts(Direction.FOLLOW, 11, SOURCE, DESTINATION.replace("3.2.7", "3.0.9"))))
        .containsExactly("copy-programs-destination old");
    assertThat(
            blocking(facts(Direction.FOLLOW, 11, SOURCE, DESTINATION.replace("900000000", "4096"))))
        .containsExactly("copy-space evidence");
  }

  @Test
  void the_folders_of_the_last_days_are_copied_too() {
    var day = java.time.LocalDate.of(2026, 3, 1);
    assertThat(new DateFolders("%Y/%m/%d", 1).on(day)).containsExactly("2026/02/28", "2026/03/01");
    assertThat(new DateFolders("%Y-%j", 0).on(day)).containsExactly("2026-060");
    assertThat(new DateFolders("%Y/%m", 40).on(day))
        .containsExactly("2026/01", "2026/02", "2026/03");
    assertThat(DateFolders.none().on(day)).isEmpty();
  }
}
