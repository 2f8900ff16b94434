package pairkeeper.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guessing gets slower and slower, mistyping does not. */
class BrakeTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void four_mistypings_cost_nothing() {
    assertThat(Brake.ACCOUNT.blockedUntil(4, NOW)).isNull();
    assertThat(Brake.ACCOUNT.blockedUntil(5, NOW)).isEqualTo(NOW.plusSeconds(15));
  }

  @Test
  void each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() {
    assertThat(Brake.ACCOUNT.blockedUntil(6, NOW)).isEqualTo(NOW.plusSeconds(30));
    assertThat(Brake.ACCOUNT.blockedUntil(8, NOW)).isEqualTo(NOW.plusSeconds(120));
    assertThat(Brake.ACCOUNT.blockedUntil(500, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
  }

  @Test
  void old_failures_are_forgotten() {
    assertThat(Brake.ACCOUNT.counted(7, NOW.minus(Duration.ofHours(1)), NOW)).isEqualTo(8);
    assertThat(Brake.ACCOUNT.counted(7, NOW.minus(Duration.ofHours(13)), NOW)).isEqualTo(1);
    assertThat(Brake.ACCOUNT.counted(0, null, NOW)).isEqualTo(1);
  }
}
