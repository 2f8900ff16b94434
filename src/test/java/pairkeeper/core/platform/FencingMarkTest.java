package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is read of a fencing number on a server. */
class FencingMarkTest {
  @Test
  void a_server_on_which_no_run_has_acted_holds_none() {
    assertThat(FencingMark.parse("")).isEqualTo(new FencingMark(0, "", ""));
  }

  @Test
  void number_plan_and_time_are_read_in_any_order_and_the_rest_is_left_alone() {
    assertThat(FencingMark.parse("at=2026-11-21T02:10:00Z\nnumber=12\nlater=x\nplan=0198\n"))
        .isEqualTo(new FencingMark(12, "0198", "2026-11-21T02:10:00Z"));
  }

  @Test
  void what_is_no_number_counts_as_none() {
    assertThat(FencingMark.parse("number=12x\nplan=0198").number()).isZero();
    assertThat(FencingMark.parse("number=99999999999999999999").number()).isZero();
  }
}
