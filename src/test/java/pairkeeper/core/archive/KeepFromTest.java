package pairkeeper.core.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.core.postgres.TimelineHistory;
import pairkeeper.core.postgres.WalFileName;

/** From where on an archive is needed: never is a file freed on anybody's way to now. */
class KeepFromTest {
  private static final long MIB = 1L << 20;
  private static final List<String> ENDINGS =
      List.of("", ".gz", ".zst", ".lz4", ".xz", ".bz2", ".partial");

  /**
   * A database that changed its timeline some times, some of them back to an earlier position, as
   * after a restore to a point in time.
   *
   * @param now where the newest timeline ends
   */
  record Past(long segmentBytes, TimelineHistory history, Lsn now, List<Need> needs) {

    /** The segments that whoever stands there reads on its way to now. */
    List<WalFileName> way(Need need) {
      var way = new ArrayList<WalFileName>();
      Timeline at = need.timeline();
      Lsn from = need.from();
      while (!at.equals(history.own())) {
        Lsn fork = history.forkFrom(at).orElseThrow();
        add(way, at, from, fork);
        Timeline left = at;
        at =
            history.forks().stream()
                .map(TimelineHistory.Fork::parent)
                .filter(parent -> parent.compareTo(left) > 0)
                .findFirst()
                .orElse(history.own());
        from = fork;
      }
      add(way, at, from, now);
      return way;
    }

    private void add(List<WalFileName> way, Timeline timeline, Lsn from, Lsn to) {
      for (long at = from.value() / segmentBytes; at <= to.value() / segmentBytes; at++) {
        way.add(WalFileName.holding(timeline, new Lsn(at * segmentBytes), segmentBytes));
      }
    }
  }

  @Provide
  Arbitrary<Past> pasts() {
    Arbitrary<Long> sizes = Arbitraries.of(MIB, 16 * MIB, 64 * MIB, 1024 * MIB);
    Arbitrary<List<Integer>> steps = Arbitraries.integers().between(0, 40).list().ofSize(5);
    Arbitrary<Integer> begins = Arbitraries.integers().between(0, 5000);
    Arbitrary<List<long[]>> stands =
        Combinators.combine(
                Arbitraries.integers().between(0, 5), Arbitraries.longs().between(0, 1L << 50))
            .as((timeline, offset) -> new long[] {timeline, offset})
            .list()
            .ofMinSize(1)
            .ofMaxSize(6);
    return Combinators.combine(sizes, begins, steps, stands).as(KeepFromTest::past);
  }

  private static Past past(long size, int begin, List<Integer> steps, List<long[]> stands) {
    var forks = new ArrayList<TimelineHistory.Fork>();
    long at = begin * size + size / 3;
    long[] starts = new long[6];
    long[] ends = new long[6];
    for (int i = 0; i < 6; i++) {
      starts[i] = at;
      at += i < steps.size() ? steps.get(i) * size / 2 : size * 3;
      ends[i] = at;
      if (i < 5) {
        forks.add(new TimelineHistory.Fork(new Timeline(2L * i + 1), new Lsn(at), "promoted"));
      }
    }
    var history = new TimelineHistory(new Timeline(11), forks);
    var needs = new ArrayList<Need>();
    for (long[] stand : stands) {
      int i = (int) stand[0];
      long within = ends[i] == starts[i] ? 0 : stand[1] % (ends[i] - starts[i]);
      var kind = Need.Kind.values()[needs.size() % Need.Kind.values().length];
      needs.add(new Need(kind, "n" + i, new Timeline(2L * i + 1), new Lsn(starts[i] + within)));
    }
    return new Past(size, history, new Lsn(at), needs);
  }

  @Property
  void nothing_is_freed_that_anybody_reads_on_its_way_to_now(@ForAll("pasts") Past past) {
    KeepFrom keep = KeepFrom.of(past.needs(), past.segmentBytes()).orElseThrow();
    for (Need need : past.needs()) {
      for (WalFileName segment : past.way(need)) {
        for (String ending : ENDINGS) {
          assertThat(keep.frees(segment + ending)).as("%s for %s", segment, need).isFalse();
        }
      }
    }
  }

  @Property
  void everything_before_all_of_them_is_freed_on_every_timeline(@ForAll("pasts") Past past) {
    KeepFrom keep = KeepFrom.of(past.needs(), past.segmentBytes()).orElseThrow();
    long least = keep.need().from().value() / past.segmentBytes();
    for (long at = Math.max(0, least - 3); at < least; at++) {
      for (int timeline = 1; timeline < 12; timeline++) {
        var name =
            WalFileName.holding(
                new Timeline(timeline), new Lsn(at * past.segmentBytes()), past.segmentBytes());
        for (String ending : ENDINGS) {
          assertThat(keep.frees(name + ending)).as("%s before %s", name, keep.file()).isTrue();
        }
      }
    }
  }

  @Property
  void one_need_more_never_frees_more(@ForAll("pasts") Past past, @ForAll("pasts") Past other) {
    var more = new ArrayList<>(past.needs());
    more.addAll(other.needs());
    KeepFrom before = KeepFrom.of(past.needs(), past.segmentBytes()).orElseThrow();
    KeepFrom after = KeepFrom.of(more, past.segmentBytes()).orElseThrow();
    assertThat(after.position()).isLessThanOrEqualTo(before.position());
  }

  @Test
  void the_segment_that_holds_the_position_stays_and_the_one_before_goes() {
    var need = new Need(Need.Kind.BACKUP, "b", new Timeline(1), Lsn.parse("1/0"));
    KeepFrom keep = KeepFrom.of(List.of(need), 16 * MIB).orElseThrow();
    assertThat(keep.file()).hasToString("000000010000000100000000");
    assertThat(keep.position()).isEqualTo("0000000100000000");
    assertThat(keep.frees("0000000100000000000000FF")).isTrue();
    assertThat(keep.frees("0000000900000000000000FF")).isTrue();
    assertThat(keep.frees("000000010000000100000000")).isFalse();
    assertThat(keep.frees("000000090000000100000000")).isFalse();
  }

  @Test
  void nobody_s_need_is_no_leave_to_remove() {
    assertThat(KeepFrom.of(List.of(), 16 * MIB)).isEmpty();
  }

  @Test
  void only_whole_names_of_segments_are_ever_freed() {
    var need = new Need(Need.Kind.BACKUP, "b", new Timeline(1), Lsn.parse("FFFF/0"));
    KeepFrom keep = KeepFrom.of(List.of(need), 16 * MIB).orElseThrow();
    String name = "000000010000000000000001";
    var kept = new TreeSet<String>();
    for (String file :
        List.of(
            "00000002.history",
            name + ".00000028.backup",
            name + ".gz.partial",
            name + ".gpg",
            name + ".tmp",
            name + "\n",
            " " + name,
            "x" + name,
            "./" + name,
            name + "0",
            name.substring(1),
            name.replace('1', 'a'),
            // no server of this segment size gives that name, and none has timeline 0
            "000000010000000000000100",
            "000000000000000000000001",
            "")) {
      if (!keep.frees(file)) {
        kept.add(file);
      }
    }
    assertThat(kept).hasSize(15);
    assertThat(keep.frees(name)).isTrue();
  }
}
