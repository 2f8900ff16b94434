package pairkeeper.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pairkeeper.core.plan.Safety;
import pairkeeper.core.run.Doubt.Look;

/** What is done with a step of which nobody knows how it ended. */
class DoubtTest {
  @ParameterizedTest
  @EnumSource(Safety.class)
  void a_met_goal_means_done(Safety safety) {
    assertThat(Doubt.after(Look.MET, safety, 0)).isEqualTo(Doubt.DONE);
  }

  @ParameterizedTest
  @EnumSource(Safety.class)
  void no_answer_means_waiting_and_never_repeating(Safety safety) {
    assertThat(Doubt.after(Look.NO_ANSWER, safety, 0)).isEqualTo(Doubt.WAIT);
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void an_unsafe_step_is_never_repeated_unasked(Look look) {
    assertThat(Doubt.after(look, Safety.ASK, 0)).isNotEqualTo(Doubt.REPEAT);
  }

  @Test
  void a_safe_step_is_repeated_twice_and_then_waits() {
    assertThat(Doubt.after(Look.NOT_MET, Safety.REPEATABLE, 0)).isEqualTo(Doubt.REPEAT);
    assertThat(Doubt.after(Look.NO_GOAL, Safety.REPEATABLE, 1)).isEqualTo(Doubt.REPEAT);
    assertThat(Doubt.after(Look.NOT_MET, Safety.REPEATABLE, 2)).isEqualTo(Doubt.WAIT);
  }
}
