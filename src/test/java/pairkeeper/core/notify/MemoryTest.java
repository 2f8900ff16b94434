package pairkeeper.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a state that comes and goes, a look every ten seconds, told after a minute. */
class MemoryTest {
  private static final Duration HOLD = Duration.ofSeconds(60);

  private final List<String> told = new ArrayList<>();
  private Memory memory = Memory.NOTHING;
  private Instant now = Instant.parse("2026-11-20T02:00:00Z");

  /** So many seconds of looks at that state, "" for all well. */
  private void seen(String state, int seconds) {
    for (int s = 0; s < seconds; s += 10) {
      Memory.Step step = memory.look(state, HOLD, now);
      memory = step.after();
      if (step.tells()) {
        told.add(state);
      }
      now = now.plusSeconds(10);
    }
  }

  private void quiet(int seconds) {
    for (int s = 0; s < seconds; s += 10) {
      memory = memory.quiet(now);
      now = now.plusSeconds(10);
    }
  }

  @Test
  void a_state_is_told_once_it_has_held_for_a_minute_and_only_once() {
    seen("critical", 60);
    assertThat(told).isEmpty();
    seen("critical", 600);
    assertThat(told).containsExactly("critical");
  }

  @Test
  void recovery_is_told_after_it_has_held() {
    seen("critical", 120);
    seen("", 60);
    assertThat(told).containsExactly("critical");
    seen("", 20);
    assertThat(told).containsExactly("critical", "");
    assertThat(memory.empty()).isTrue();
  }

  @Test
  void of_what_was_too_short_neither_the_trouble_nor_its_end_is_told() {
    for (int i = 0; i < 20; i++) {
      seen("critical", 50);
      seen("", 70);
    }
    seen("", 600);
    assertThat(told).isEmpty();
    assertThat(memory.empty()).isTrue();
  }

  @Test
  void what_comes_and_goes_faster_than_that_is_told_as_trouble() {
    for (int i = 0; i < 20; i++) {
      seen("critical", 20);
      seen("", 40);
    }
    assertThat(told).containsExactly("critical");
    seen("", 70);
    assertThat(told).containsExactly("critical", "");
    assertThat(memory.empty()).isTrue();
  }

  @Test
  void two_troubles_that_take_turns_are_told_once() {
    for (int i = 0; i < 40; i++) {
      seen("critical", 30);
      seen("no-standby", 30);
    }
    assertThat(told).containsExactly("critical");
  }

  @Test
  void a_return_that_nobody_saw_hold_since_nobody_looked_has_held() {
    seen("critical", 50);
    seen("", 10);
    now = now.plusSeconds(600);
    seen("critical", 50);
    assertThat(told).isEmpty();
  }

  @Test
  void trouble_that_changes_its_face_every_half_minute_is_told() {
    seen("critical", 30);
    seen("no-standby", 30);
    seen("critical", 30);
    assertThat(told).containsExactly("critical");
  }

  @Test
  void a_recovery_that_does_not_hold_is_not_told_and_the_trouble_is_not_told_again() {
    seen("critical", 120);
    for (int i = 0; i < 20; i++) {
      seen("", 40);
      seen("critical", 20);
    }
    assertThat(told).containsExactly("critical");
  }

  @Test
  void what_gets_better_but_not_well_is_told() {
    seen("critical", 120);
    seen("warning", 120);
    seen("", 120);
    assertThat(told).containsExactly("critical", "warning", "");
  }

  @Test
  void while_a_run_works_on_it_nothing_is_told_and_afterwards_it_counts_anew() {
    seen("warning", 50);
    quiet(600);
    assertThat(told).isEmpty();
    seen("no-standby", 60);
    assertThat(told).isEmpty();
    seen("no-standby", 10);
    assertThat(told).containsExactly("no-standby");
  }

  @Test
  void what_was_told_before_a_run_is_ended_after_it() {
    seen("critical", 120);
    quiet(300);
    seen("", 120);
    assertThat(told).containsExactly("critical", "");
  }

  @Test
  void without_a_time_to_hold_it_is_told_at_the_first_look() {
    Memory.Step step = Memory.NOTHING.look("critical", Duration.ZERO, now);
    assertThat(step.tells()).isTrue();
    assertThat(step.after().look("", Duration.ZERO, now.plusSeconds(10)).tells()).isTrue();
  }
}
