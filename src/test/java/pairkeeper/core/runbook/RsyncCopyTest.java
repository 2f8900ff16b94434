package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.CopyDestination;
import pairkeeper.core.job.DateFolders;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RsyncPreset;
import pairkeeper.core.job.RsyncSettings;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreeFacts;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
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

  /** A second medium. */
  static final UUID NAS = new UUID(5, 1);

  private static final CopyDestination MEDIUM =
      new CopyDestination(
          NAS, "NAS", host("10.123.7.50", "SHA256:pinned12"), "10.123.7.50", Optional.empty());

  private static Host host(String address, String key) {
    return new Host(
        new UUID(5, 2), Pairs.id(1), address, 2222, Pairs.id(2), null, null, Privilege.SUDO, key);
  }

  private static RsyncFacts toMedium(Host host, String there) {
    RsyncFacts facts = facts(Direction.FOLLOW, 11, SOURCE, there);
    var place = new TreePlace(MEDIUM.id(), "/mnt/nas/documents", "/mnt/nas");
    RsyncSettings settings =
        RsyncPreset.SIGNED_REPORTS.settings(facts.settings().places(), Optional.of(place));
    return new RsyncFacts(
        facts.job(),
        settings,
        facts.pair(),
        facts.source(),
        facts.from(),
        facts.sourceFacts(),
        new CopyDestination(MEDIUM.id(), "NAS", host, host.address(), Optional.empty()),
        place,
        facts.destinationFacts(),
        facts.folders());
  }

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
        CopyDestination.of(pair.standby().orElseThrow()),
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
  void plan_of_a_copy_to_a_second_medium_is_the_golden_one() throws IOException {
    RsyncFacts facts = toMedium(MEDIUM.host(), DESTINATION.replace("standby yes", ""));
    Plan plan = plan(facts);
    assertThat(plan.blocked()).isFalse();
    assertThat(plan.guards())
        .extracting(GuardResult::id)
        .as("there is no database")
        .doesNotContain("copy-roles-destination", "copy-not-the-database-destination");
    Golden.matches(plan, "rsync-copy-second-medium");
  }

  @Test
  void a_second_medium_whose_key_or_address_is_another_by_now_is_another_plan() {
    var before = plan(toMedium(MEDIUM.host(), DESTINATION)).fingerprint();
    Host moved = host("10.9.9.9", "SHA256:pinned12");
    Host other = host(MEDIUM.address(), "SHA256:another");
    assertThat(plan(toMedium(moved, DESTINATION)).fingerprint()).isNotEqualTo(before);
    assertThat(plan(toMedium(other, DESTINATION)).fingerprint()).isNotEqualTo(before);
    assertThat(plan(toMedium(MEDIUM.host(), DESTINATION)).fingerprint()).isEqualTo(before);
  }

  @Test
  void one_server_of_the_pair_is_enough_where_it_goes_to_a_second_medium() {
    var one = List.of(new TreePlace(Pairs.id(11), "/srv/a", ""));
    var medium = Optional.of(new TreePlace(MEDIUM.id(), "/mnt/nas/a", "/mnt/nas"));
    assertThat(RsyncPreset.TREE.settings(one, medium).everywhere()).hasSize(2);
    assertThatThrownBy(() -> RsyncPreset.TREE.settings(one))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("places"));
    assertThatThrownBy(() -> RsyncPreset.TREE.settings(List.of(), medium))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("places"));
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
