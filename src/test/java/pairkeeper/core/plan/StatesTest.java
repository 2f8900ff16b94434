package pairkeeper.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.core.plan.RunState.ABANDONED;
import static pairkeeper.core.plan.RunState.AWAITING_APPROVAL;
import static pairkeeper.core.plan.RunState.AWAITING_PERSON;
import static pairkeeper.core.plan.RunState.FAILED;
import static pairkeeper.core.plan.RunState.INTERRUPTED;
import static pairkeeper.core.plan.RunState.PLANNED;
import static pairkeeper.core.plan.RunState.RUNNING;
import static pairkeeper.core.plan.RunState.SUCCEEDED;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every pair of states, allowed or not, for runs and for steps. */
class StatesTest {
  private static Set<RunState> after(RunState from) {
    return switch (from) {
      case PLANNED -> EnumSet.of(AWAITING_APPROVAL, RUNNING, ABANDONED);
      case AWAITING_APPROVAL -> EnumSet.of(PLANNED, ABANDONED);
      case RUNNING -> EnumSet.of(AWAITING_PERSON, INTERRUPTED, SUCCEEDED, FAILED);
      case AWAITING_PERSON -> EnumSet.of(PLANNED, ABANDONED);
      case INTERRUPTED -> EnumSet.of(RUNNING, ABANDONED);
      case FAILED -> EnumSet.of(PLANNED, ABANDONED);
      case SUCCEEDED, ABANDONED -> EnumSet.noneOf(RunState.class);
    };
  }

  private static Set<StepState> after(StepState from) {
    return switch (from) {
      case PENDING, AWAITING_PERSON, FAILED, UNKNOWN -> EnumSet.of(StepState.RUNNING);
      case RUNNING -> EnumSet.complementOf(EnumSet.of(StepState.PENDING, StepState.RUNNING));
      case DONE, ALREADY_DONE, SKIPPED, TOLERATED -> EnumSet.noneOf(StepState.class);
    };
  }

  static Stream<Arguments> runs() {
    return Stream.of(RunState.values())
        .flatMap(from -> Stream.of(RunState.values()).map(to -> Arguments.of(from, to)));
  }

  static Stream<Arguments> steps() {
    return Stream.of(StepState.values())
        .flatMap(from -> Stream.of(StepState.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("runs")
  void a_run_goes_only_where_it_may(RunState from, RunState to) {
    assertThat(from.mayBecome(to)).isEqualTo(after(from).contains(to));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("steps")
  void a_step_goes_only_where_it_may(StepState from, StepState to) {
    assertThat(from.mayBecome(to)).isEqualTo(after(from).contains(to));
  }

  @ParameterizedTest
  @EnumSource(StepState.class)
  void a_passed_step_is_never_begun_again(StepState state) {
    assertThat(state.passed() && state.mayBecome(StepState.RUNNING)).isFalse();
  }
}
