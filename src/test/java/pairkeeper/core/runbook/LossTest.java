package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import pairkeeper.core.postgres.Lsn;

/** What may be said about the loss of a failover. */
class LossTest {
  private static final Instant GOOD = Instant.parse("2026-11-20T02:58:00Z");
  private static final Lsn NEWEST = Lsn.parse("1C/9A04F3B0");
  private static final Lsn RECEIVED = Lsn.parse("1C/99CE1000");

  @Test
  void known_loss_is_what_anyone_saw_minus_what_was_received() {
    assertThat(estimate(1e6, 10).knownBytes()).isEqualTo(NEWEST.minus(RECEIVED));
  }

  @Test
  void bound_adds_the_peak_rate_over_the_unseen_time() {
    assertThat(estimate(1e6, 10).boundBytes()).isEqualTo(NEWEST.minus(RECEIVED) + 10_000_000L);
  }

  @Test
  void bound_is_never_zero_even_of_an_idle_pair() {
    var idle = Loss.estimate(new Loss.Seen(RECEIVED, GOOD, GOOD.plusSeconds(10), 0.0), RECEIVED);
    assertThat(idle.knownBytes()).isZero();
    assertThat(idle.boundBytes()).isPositive();
  }

  @Test
  void a_standby_that_received_more_than_anyone_saw_makes_no_negative_loss() {
    var ahead = Loss.estimate(new Loss.Seen(RECEIVED, GOOD, GOOD.plusSeconds(1), 0.0), NEWEST);
    assertThat(ahead.knownBytes()).isZero();
  }

  @Test
  void bound_is_unknown_when_the_primary_was_never_seen_or_its_rate_never_measured() {
    assertThat(Loss.estimate(new Loss.Seen(null, null, null, null), RECEIVED).boundBytes())
        .isNull();
    assertThat(
            Loss.estimate(new Loss.Seen(NEWEST, GOOD, GOOD.plusSeconds(9), null), RECEIVED)
                .boundBytes())
        .isNull();
  }

  private static pairkeeper.core.plan.LossEstimate estimate(double rate, long seconds) {
    return Loss.estimate(new Loss.Seen(NEWEST, GOOD, GOOD.plusSeconds(seconds), rate), RECEIVED);
  }
}
