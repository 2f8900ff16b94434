package pairkeeper.core.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import pairkeeper.core.model.Text;

/**
 * Three counts of rows that were there when the first one began: whoever writes meanwhile, of these
 * there can only be fewer.
 */
class SameRowsTest {
  private static final String END = "counted:7312:00000002:0/3000148:731,42\n";

  private static TablePass pass(String output) {
    return TablePass.read(output, "db2");
  }

  private static TablePass counted(Object rows) {
    return pass("table " + rows + " 5.16385 his.public.patients\ntables 1\n" + END);
  }

  private static final TablePass NOT_ASKED = pass("nothing to ask again\ncounted:none\n");

  @Property
  void rows_that_are_removed_meanwhile_never_make_a_difference(
      @ForAll @IntRange(max = 50) int before,
      @ForAll @IntRange(max = 50) int until,
      @ForAll @IntRange(max = 50) int after) {
    int first = before + until + after;
    var same = SameRows.of(counted(first), counted(until + after), counted(after));
    assertThat(same.differing()).isEmpty();
    assertThat(same.equal() + same.moved()).isEqualTo(1);
  }

  @Example
  void a_standby_with_more_rows_than_the_primary_had_holds_others() {
    var same = SameRows.of(counted(7), counted(8), NOT_ASKED);
    assertThat(same.differing())
        .containsExactly(new SameRows.Differing("his.public.patients", 7, 8, 7));
    assertThat(same.lsn()).isEqualTo("0/3000148");
  }

  @Example
  void a_standby_with_fewer_than_the_primary_has_afterwards_lacks_some() {
    var same = SameRows.of(counted(7), counted(5), counted(6));
    assertThat(same.differing())
        .containsExactly(new SameRows.Differing("his.public.patients", 7, 5, 6));
  }

  @Example
  void fewer_rows_say_nothing_while_the_primary_was_not_asked_again() {
    var same = SameRows.of(counted(7), counted(5), NOT_ASKED);
    assertThat(same.differing()).isEmpty();
    assertThat(same.uncounted()).containsExactly("his.public.patients");
  }

  @Example
  void what_either_did_not_reach_in_its_time_is_not_counted() {
    assertThat(SameRows.of(counted("-"), counted(5), NOT_ASKED).missing()).isEqualTo(1);
    assertThat(SameRows.of(counted(5), counted("-"), NOT_ASKED).missing()).isEqualTo(1);
    var late = pass("late other\ntables 0\n" + END);
    assertThat(SameRows.of(late, late, NOT_ASKED).uncounted()).containsExactly("other");
  }

  @Example
  void tables_whose_lines_were_not_kept_are_not_counted_either() {
    var cut = pass("table 3 5.16385 his.public.patients\ntables 9000\n" + END);
    var same = SameRows.of(cut, counted(3), NOT_ASKED);
    assertThat(same.equal()).isEqualTo(1);
    assertThat(same.missing()).isEqualTo(8999);
  }

  @Example
  void a_standby_that_could_not_be_compared_is_never_called_equal() {
    var behind = pass("unknown behind 4711\ncounted:none\n");
    var same = SameRows.of(counted(7), behind, NOT_ASKED);
    assertThat(same.equal()).isZero();
    assertThat(same.unknown())
        .contains(Text.of("counts.unknown.behind", "server", "db2", "said", "4711"));
  }

  @Example
  void names_may_hold_spaces_and_anything_else() {
    var odd = pass("table 3 5.16385 a b.S c.x'\"; $(id)\n" + END);
    assertThat(odd.tables().get("5.16385").name()).isEqualTo("a b.S c.x'\"; $(id)");
    assertThat(List.copyOf(odd.tables().keySet())).containsExactly("5.16385");
  }
}
