package pairkeeper.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.Verdict.Kind;

/** How long a verdict may be repeated. */
class JudgementTest {
  private static final Instant SEEN = Instant.parse("2026-11-20T02:12:40Z");
  private static final Thresholds LIMITS = Thresholds.usual();
  private static final HealthyPair HEALTHY = HealthyPair.of(1, new UUID(9, 1), new UUID(9, 2));

  @Test
  void green_holds_until_it_is_stale_and_no_longer() {
    var judgement = Judgement.of(HEALTHY.pair(), HEALTHY.seen(SEEN), LIMITS, SEEN.plusSeconds(1));
    assertThat(judgement.verdict().kind()).isEqualTo(Kind.HEALTHY);
    Instant last = SEEN.plus(LIMITS.stale());
    assertThat(judgement.holds(HEALTHY.pair(), last.minusMillis(1))).isTrue();
    assertThat(judgement.holds(HEALTHY.pair(), last)).isFalse();
    assertThat(judgement.holds(HEALTHY.pair(), last.plusSeconds(3600))).isFalse();
  }

  @Test
  void what_is_stale_stays_so() {
    Instant late = SEEN.plusSeconds(60);
    var judgement = Judgement.of(HEALTHY.pair(), HEALTHY.seen(SEEN), LIMITS, late);
    assertThat(judgement.verdict().kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(judgement.holds(HEALTHY.pair(), late.plusSeconds(86_400))).isTrue();
  }

  @Test
  void holds_for_no_other_roles_and_not_back_in_time() {
    var judgement = Judgement.of(HEALTHY.pair(), HEALTHY.seen(SEEN), LIMITS, SEEN);
    assertThat(judgement.holds(HEALTHY.exchanged().pair(), SEEN)).isFalse();
    assertThat(judgement.holds(HEALTHY.pair(), SEEN.minusSeconds(1))).isFalse();
  }

  @Test
  void while_it_holds_judging_again_gives_the_same() {
    Map<UUID, Observation> seen = new HashMap<>(HEALTHY.seen(SEEN));
    UUID first = HEALTHY.pair().primary().id();
    var troubles =
        List.of(
            new LogTrouble(SEEN.minusSeconds(590), "PANIC: one"),
            new LogTrouble(SEEN.minusSeconds(580), "PANIC: two"));
    seen.computeIfPresent(first, (id, o) -> o.with(troubles));
    Judgement judgement = Judgement.of(HEALTHY.pair(), seen, LIMITS, SEEN);
    int changes = 0;
    for (int i = 0; i < 1_000; i++) {
      Instant now = SEEN.plus(Duration.ofMillis(100L * i));
      Judgement again = Judgement.of(HEALTHY.pair(), seen, LIMITS, now);
      if (judgement.holds(HEALTHY.pair(), now)) {
        assertThat(judgement.verdict()).as("%s", now).isEqualTo(again.verdict());
      } else {
        changes += again.verdict().equals(judgement.verdict()) ? 0 : 1;
        judgement = again;
      }
    }
    assertThat(changes).isEqualTo(3); // one trouble less, none, stale
  }
}
