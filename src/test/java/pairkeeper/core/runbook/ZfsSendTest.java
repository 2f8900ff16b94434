package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.DatasetFacts;
import pairkeeper.core.job.DatasetPlace;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.Retention;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.ZfsSettings;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;

/** What the sending of a dataset does, and what stands against it. */
class ZfsSendTest {
  private static final UUID JOB = Pairs.id(77);
  private static final String OWN = "pairkeeper-0198a2b4000070008000" + "00000000004d-";
  private static final String KEY = "ssh-ed25519 " + "A".repeat(68);
  private static final String SOURCE =
      """
      limits yes
      pool ONLINE
      parent yes
      free 900000000
      type filesystem
      referenced 500000000
      shown /tank/documents
      children 0
      address 10.123.7.11
      address 192.168.4.11
      standby no
      """;
  private static final String DESTINATION =
      """
      pool ONLINE
      parent yes
      free 900000000
      type filesystem
      children 0
      address 10.123.7.12
      hostkey SHA256:pinned12 %s
      standby yes
      """
          .formatted(KEY);
  private static final String ABSENT =
      DESTINATION.replace("type filesystem", "type absent").replace("children 0\n", "");

  private static final String OLD = "11 10 1 " + OWN + "20261118T021000Z";
  private static final String YESTERDAY = "22 20 1 " + OWN + "20261119T021000Z";
  private static final String UNSENT = "33 30 1 " + OWN + "20261120T011000Z";
  private static final String BY_HAND = "44 40 0 before the update";

  private static String snapshots(String facts, String... snapshots) {
    var lines = new ArrayList<String>(List.of(facts.strip()));
    for (String one : snapshots) {
      lines.add("snapshot " + one);
    }
    lines.add("snapshots " + snapshots.length);
    return String.join("\n", lines) + "\n";
  }

  private static ZfsFacts facts(int rate, String source, String there) {
    Pair pair = Pairs.pair("");
    var places =
        List.of(
            new DatasetPlace(Pairs.id(11), "tank/documents"),
            new DatasetPlace(Pairs.id(12), "tank/from the primary"));
    var keep = new Retention(1, 0, 0, 0);
    var settings = new ZfsSettings(places, "pairkeeper", keep, 0, rate, 24);
    var stamp = new Stamp(0, Pairs.NOW, "Marta", null);
    var job =
        new Job(
            JOB,
            pair.id(),
            pair.customer(),
            "Documents",
            settings,
            Timetable.byHand(),
            Direction.FOLLOW,
            Pairs.id(11),
            false,
            null,
            null,
            stamp);
    return new ZfsFacts(
        job,
        settings,
        pair,
        pair.primary(),
        places.get(0),
        DatasetFacts.read(source, Pairs.NOW),
        pair.standby().orElseThrow(),
        places.get(1),
        DatasetFacts.read(there, Pairs.NOW));
  }

  private static Plan plan(ZfsFacts facts) {
    return ZfsSend.plan(facts, Pairs.PLAN, Pairs.NOW, false, ZfsGuards.check(facts));
  }

  private static List<String> blocking(String source, String there) {
    return blocking(facts(0, source, there));
  }

  private static List<String> blocking(ZfsFacts facts) {
    return ZfsGuards.check(facts).stream()
        .filter(GuardResult::blocks)
        .map(guard -> guard.id() + " " + guard.evidence().key().replaceFirst(".*\\.", ""))
        .toList();
  }

  @Test
  void plan_of_the_first_sending_is_the_golden_one() throws IOException {
    Plan plan = plan(facts(2000, snapshots(SOURCE, BY_HAND), snapshots(ABSENT)));
    assertThat(plan.blocked()).isFalse();
    Golden.matches(plan, "zfs-send-all");
  }

  @Test
  void plan_of_a_later_sending_is_the_golden_one() throws IOException {
    Plan plan =
        plan(
            facts(
                0,
                snapshots(SOURCE, OLD, YESTERDAY, UNSENT, BY_HAND),
                snapshots(DESTINATION, OLD, YESTERDAY)));
    assertThat(plan.blocked()).isFalse();
    Golden.matches(plan, "zfs-send");
  }

  @Test
  void goes_on_from_a_snapshot_that_somebody_sent_by_hand_whatever_it_is_called_there() {
    ZfsFacts facts = facts(0, snapshots(SOURCE, BY_HAND), snapshots(DESTINATION, "44 7 0 backup"));
    assertThat(blocking(facts)).isEmpty();
    assertThat(facts.base())
        .isEqualTo(
            new SendBase.Since(
                facts.sourceFacts().newest().orElseThrow(),
                facts.destinationFacts().newest().orElseThrow()));
  }

  @Test
  void nothing_is_sent_onto_what_only_the_destination_has() {
    String source = snapshots(SOURCE, OLD, YESTERDAY);
    assertThat(blocking(source, snapshots(DESTINATION, OLD, YESTERDAY, "99 50 0 foreign")))
        .containsExactly("zfs-common foreign");
    assertThat(blocking(source, snapshots(DESTINATION + "written 4096\n", OLD, YESTERDAY)))
        .containsExactly("zfs-common written");
    assertThat(blocking(source, snapshots(DESTINATION, "99 50 0 foreign")))
        .containsExactly("zfs-common nothing");
    assertThat(blocking(source, snapshots(DESTINATION))).containsExactly("zfs-common nothing");
  }

  @Test
  void everything_is_sent_only_where_there_is_no_such_dataset_and_room_for_all_of_it() {
    assertThat(blocking(snapshots(SOURCE), snapshots(ABSENT))).isEmpty();
    assertThat(blocking(snapshots(SOURCE), snapshots(ABSENT.replace("parent yes", "parent no"))))
        .containsExactly("zfs-destination-there no-parent");
    assertThat(
            blocking(
                snapshots(SOURCE), snapshots(ABSENT.replace("free 900000000", "free 4000000"))))
        .containsExactly("copy-space needs");
  }

  @Test
  void what_is_missing_is_named_before_anything_is_tried() {
    assertThat(blocking(snapshots("missing zfs\n" + SOURCE), snapshots(ABSENT)))
        .containsExactly("zfs-programs missing");
    assertThat(blocking(snapshots(SOURCE.replace("pool ONLINE", "pool ")), snapshots(ABSENT)))
        .containsExactly("zfs-source-there no-pool");
    assertThat(
            blocking(snapshots(SOURCE), snapshots(ABSENT.replace("pool ONLINE", "pool FAULTED"))))
        .containsExactly("zfs-destination-there pool");
    assertThat(
            blocking(facts(500, snapshots(SOURCE.replace("limits yes\n", "")), snapshots(ABSENT))))
        .containsExactly("zfs-programs no-pv");
    assertThat(
            blocking(
                snapshots(SOURCE, OLD),
                snapshots(DESTINATION + "shown /var/lib/postgresql\n", OLD)))
        .containsExactly("zfs-not-the-database no");
  }

  @Test
  void nothing_is_decided_on_a_part_of_the_snapshots() {
    String cut = snapshots(SOURCE, OLD, YESTERDAY).replace("snapshot " + OLD + "\n", "");
    assertThatThrownBy(() -> DatasetFacts.read(cut, Pairs.NOW)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> DatasetFacts.read(SOURCE, Pairs.NOW)).isInstanceOf(Refused.class);
  }
}
