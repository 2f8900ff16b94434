package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.Retention;
import pairkeeper.core.job.Snapshot;
import pairkeeper.core.job.SnapshotNames;

/** Which snapshots are lost after a sending, whatever there is on both servers. */
class TidyingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
  private static final SnapshotNames NAMES =
      new SnapshotNames("pairkeeper", UUID.fromString("0198a2b4-0000-7000-8000-00000000004d"));

  private static Snapshot own(Instant at, int guid) {
    return new Snapshot(NAMES.at(at), String.valueOf(guid), guid, 1);
  }

  @Property
  void never_loses_what_both_have_nor_what_is_not_of_this_job(
      @ForAll @LongRange(min = 0, max = 1L << 40) long seed,
      @ForAll @IntRange(max = 40) int count,
      @ForAll @IntRange(max = 3) int hourly,
      @ForAll @IntRange(max = 3) int daily,
      @ForAll @IntRange(max = 2) int weekly,
      @ForAll @IntRange(max = 2) int monthly) {
    var keep = new Retention(hourly, daily, weekly, monthly);
    List<Snapshot> made = made(new Random(seed), count);
    // a server has any of them, in the order in which they were made
    var random = new Random(~seed);
    List<Snapshot> source = made.stream().filter(s -> random.nextInt(4) > 0).toList();
    List<Snapshot> destination = made.stream().filter(s -> random.nextInt(4) > 0).toList();
    Optional<String> common =
        destination.reversed().stream()
            .map(Snapshot::guid)
            .filter(guid -> source.stream().anyMatch(s -> s.guid().equals(guid)))
            .findFirst();

    Set<String> left = left(source, Tidying.of(source, NAMES, keep, NOW, common));
    Set<String> leftThere = left(destination, Tidying.of(destination, NAMES, keep, NOW, common));
    common.ifPresent(guid -> assertThat(left).contains(guid));
    common.ifPresent(guid -> assertThat(leftThere).contains(guid));
    for (Snapshot one : made) {
      if (NAMES.time(one.name()).isEmpty() || one.name().equals(NAMES.at(NOW))) {
        assertThat(left.contains(one.guid())).isEqualTo(source.contains(one));
        assertThat(leftThere.contains(one.guid())).isEqualTo(destination.contains(one));
      }
    }
    int most = hourly + daily + weekly + monthly + 2;
    assertThat(source.stream().filter(s -> mine(s) && left.contains(s.guid())))
        .hasSizeLessThanOrEqualTo(most);
  }

  private static boolean mine(Snapshot one) {
    return NAMES.time(one.name()).isPresent();
  }

  private static Set<String> left(List<Snapshot> there, Tidying tidying) {
    return there.stream()
        .filter(one -> !tidying.destroyed().contains(one.name()))
        .map(Snapshot::guid)
        .collect(Collectors.toSet());
  }

  private static List<Snapshot> made(Random random, int count) {
    var made = new ArrayList<Snapshot>();
    var names = new HashSet<String>();
    Instant at = NOW.minus(Duration.ofHours(random.nextInt(5000)));
    for (int i = 1; i <= count; i++) {
      at = at.plusSeconds(1 + random.nextInt(3 * 86_400));
      String name =
          switch (random.nextInt(6)) {
            case 0 -> "backup-" + i;
            case 1 -> new SnapshotNames("pairkeeper", new UUID(i, i)).at(at);
            case 2 -> NAMES.own() + "-before the update " + i;
            case 3 -> NAMES.at(NOW);
            default -> NAMES.at(at);
          };
      if (names.add(name)) {
        made.add(new Snapshot(name, String.valueOf(i), i, random.nextInt(2)));
      }
    }
    return made;
  }

  @Test
  void the_newest_of_each_hour_and_day_stay() {
    List<Snapshot> there =
        List.of(
            own(Instant.parse("2026-11-20T10:10:00Z"), 1),
            own(Instant.parse("2026-11-20T22:10:00Z"), 2),
            own(Instant.parse("2026-11-21T22:10:00Z"), 3),
            own(Instant.parse("2026-11-22T01:10:00Z"), 4),
            own(Instant.parse("2026-11-22T01:40:00Z"), 5),
            own(Instant.parse("2026-11-22T02:10:00Z"), 6));
    var keep = new Retention(2, 3, 0, 0);
    Tidying tidying = Tidying.of(there, NAMES, keep, NOW, Optional.of("6"));
    assertThat(tidying.destroyed()).containsExactly(there.get(0).name(), there.get(3).name());
    assertThat(tidying.released()).hasSize(6);
  }

  @Test
  void keeping_none_still_keeps_what_both_have() {
    List<Snapshot> there = List.of(own(NOW.minusSeconds(7200), 1), own(NOW.minusSeconds(3600), 2));
    Tidying tidying = Tidying.of(there, NAMES, new Retention(0, 0, 0, 0), NOW, Optional.of("2"));
    assertThat(tidying.destroyed()).containsExactly(there.getFirst().name());
  }
}
