package pairkeeper.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import pairkeeper.core.model.Text;

/** What numbers from two servers say of each other. */
class CompareTest {
  private static final List<String> NAME = List.of("exames");
  private static final String GOOD = "at 0/3000148 1763845200000000\ncount 1 ";

  private static CountPass pass(String output) {
    return CountPass.read(output, "db");
  }

  private static CountPass counted(long number) {
    return pass(GOOD + number + "\n");
  }

  private static Comparison compare(CountTolerance allowed, Long first, Long there, Long again) {
    return Compare.of(
            NAME,
            allowed,
            first == null ? pass("") : counted(first),
            there == null ? pass("") : counted(there),
            again == null ? null : counted(again))
        .getFirst();
  }

  @Example
  void the_same_number_is_equal_and_anything_else_differs() {
    assertThat(compare(CountTolerance.NONE, 7L, 7L, null).verdict()).isEqualTo(CountVerdict.EQUAL);
    Comparison differs = compare(CountTolerance.NONE, 7L, 6L, null);
    assertThat(differs.verdict()).isEqualTo(CountVerdict.DIFFERS);
    assertThat(differs.difference()).isEqualTo(-1);
    assertThat(differs.primary().lsn()).isEqualTo("0/3000148");
    assertThat(differs.primary().at()).isEqualTo("2025-11-22T21:00:00Z");
  }

  @Example
  void what_was_written_meanwhile_is_no_difference() {
    assertThat(compare(CountTolerance.NONE, 7L, 9L, 12L).verdict()).isEqualTo(CountVerdict.WITHIN);
    assertThat(compare(CountTolerance.NONE, 12L, 9L, 7L).verdict()).isEqualTo(CountVerdict.WITHIN);
    assertThat(compare(CountTolerance.NONE, 7L, 6L, 12L).verdict()).isEqualTo(CountVerdict.DIFFERS);
    assertThat(compare(CountTolerance.NONE, 7L, 13L, 12L).verdict())
        .isEqualTo(CountVerdict.DIFFERS);
    // nothing was written, so nothing explains it
    assertThat(compare(CountTolerance.NONE, 7L, 8L, 7L).verdict()).isEqualTo(CountVerdict.DIFFERS);
  }

  @Property
  void no_number_is_never_equal_whatever_is_allowed(
      @ForAll @LongRange(min = -1000, max = 1000) long number, @ForAll boolean here) {
    var all = new CountTolerance(1_000_000_000, 100);
    Comparison one = compare(all, here ? null : number, here ? number : null, null);
    assertThat(one.verdict()).isEqualTo(CountVerdict.UNKNOWN);
    assertThat(one.why()).isNotNull();
  }

  @Property
  void a_verdict_is_good_only_within_what_is_allowed_or_was_written(
      @ForAll @LongRange(min = 0, max = 60) long first,
      @ForAll @LongRange(min = 0, max = 60) long there,
      @ForAll @LongRange(min = 0, max = 60) long again,
      @ForAll @LongRange(min = 0, max = 5) long rows) {
    Comparison one = compare(new CountTolerance(rows, 0), first, there, again);
    boolean between =
        there >= Math.min(first, again) - rows && there <= Math.max(first, again) + rows;
    assertThat(one.verdict().good()).isEqualTo(between);
    assertThat(one.verdict() == CountVerdict.EQUAL).isEqualTo(first == there);
  }

  @Example
  void a_standby_that_cannot_be_relied_on_makes_every_number_unknown() {
    for (String reason :
        List.of(
            "paused",
            "silent",
            "behind 4711",
            "branch",
            "other-system",
            "conflict 3",
            "no-standby",
            "unasked psql: error: connection refused",
            "something new")) {
      CountPass there = pass(GOOD + "7\nunknown " + reason + "\ncounted:none\n");
      Comparison one =
          Compare.of(NAME, new CountTolerance(9, 9), counted(7), there, null).getFirst();
      assertThat(one.verdict()).as(reason).isEqualTo(CountVerdict.UNKNOWN);
      assertThat(one.why().key()).startsWith("counts.unknown.");
    }
  }

  @Example
  void a_query_without_a_number_says_why() {
    Map<String, String> said =
        Map.of(
            "no-row", "counts.why.no-row",
            "rows", "counts.why.rows",
            "57014 canceling statement due to statement timeout", "counts.why.too-long",
            "25006 cannot execute DELETE in a read-only transaction", "counts.why.writes",
            "42P01 relation \"x\" does not exist", "counts.why.failed");
    said.forEach((line, key) -> {
      CountPass there = pass("at 0/3 1\nfail 1 " + line + "\n");
      Text why = Compare.of(NAME, CountTolerance.NONE, counted(7), there, null).getFirst().why();
      assertThat(why.key()).as(line).isEqualTo(key);
    });
  }
}
