package pairkeeper.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.count.CountTolerance;
import pairkeeper.core.model.Refused;

/** What a job that counts rows may be told. */
class CountSettingsTest {
  private static CountSettings settings(List<TableName> tables, List<CountQuery> queries) {
    return new CountSettings("his", tables, queries, CountTolerance.NONE, true, 300, 60);
  }

  private static String refusal(Runnable making) {
    try {
      making.run();
    } catch (Refused refused) {
      return refused.field() + " " + refused.text().key();
    }
    return "";
  }

  @Test
  void tables_come_first_and_are_called_as_they_are_written() {
    var own = new CountQuery("today", "select count(*) from exames where day = current_date;");
    var counted = settings(List.of(TableName.parse("exames")), List.of(own)).counted();
    assertThat(counted)
        .containsExactly(
            new CountQuery("public.exames", "SELECT count(*) FROM \"public\".\"exames\""), own);
  }

  @Test
  void the_longest_name_of_a_table_is_one_of_a_query_too() {
    String longest = "\"".repeat(63);
    assertThat(settings(List.of(new TableName(longest, longest)), List.of()).counted()).hasSize(1);
  }

  @Test
  void every_number_has_a_name_of_its_own_and_there_is_one_at_least() {
    var same = List.of(TableName.parse("a"), TableName.parse("public.A"));
    assertThat(refusal(() -> settings(same, List.of())))
        .isEqualTo("queries jobs.refused.counts-twice");
    assertThat(refusal(() -> settings(List.of(), List.of())))
        .isEqualTo("tables jobs.refused.counts");
  }

  @Test
  void what_would_be_filled_in_by_a_plan_is_refused() {
    assertThatThrownBy(() -> new CountQuery("a", "select '{{said:primary}}'"))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> new CountQuery("a", "select 1\0")).isInstanceOf(Refused.class);
  }

  @Test
  void the_larger_tolerance_counts() {
    assertThat(new CountTolerance(10, 0.5).of(1000)).isEqualTo(10);
    assertThat(new CountTolerance(10, 0.5).of(10_000)).isEqualTo(50);
    assertThat(new CountTolerance(0, 50).of(3)).isEqualTo(1);
    assertThat(CountTolerance.NONE.of(Long.MAX_VALUE)).isZero();
    assertThatThrownBy(() -> new CountTolerance(0, Double.NaN)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> new CountTolerance(-1, 0)).isInstanceOf(Refused.class);
  }
}
