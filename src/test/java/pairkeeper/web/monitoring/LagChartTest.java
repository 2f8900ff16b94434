package pairkeeper.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.LagPoint;
import pairkeeper.core.health.Verdict.Kind;

/** The lag chart is drawn to scale and says nothing about what was not measured. */
class LagChartTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void draws_bytes_on_a_logarithmic_scale() {
    LagChart chart = LagChart.of(List.of(at(720, 1024), at(719, 1_048_576)), NOW, DAY);
    assertThat(chart.bytes().path()).isEqualTo("M220.0 100.0L220.3 0.0");
    assertThat(chart.bytes().ticks())
        .extracting(LagChart.Tick::value)
        .containsExactly(1024.0, 1048576.0);
  }

  @Test
  void makes_room_for_the_highest_peak() {
    LagChart chart = LagChart.of(List.of(at(10, 5L << 30)), NOW, DAY);
    assertThat(chart.bytes().ticks()).hasSize(4);
    assertThat(chart.peak().bytes()).isEqualTo(5L << 30);
  }

  @Test
  void interrupts_the_curve_where_nothing_was_known() {
    var unknown = new LagPoint(NOW.minusSeconds(600), Kind.UNKNOWN, null, null);
    LagChart chart =
        LagChart.of(List.of(at(11, 2048), unknown, at(9, 2048), at(1, 2048)), NOW, DAY);
    assertThat(chart.bytes().path().chars().filter(c -> c == 'M').count()).isEqualTo(3);
  }

  @Test
  void keeps_the_worst_of_each_hour_for_the_table() {
    LagChart chart = LagChart.of(List.of(at(50, 10), at(40, 30), at(30, 20), at(-10, 5)), NOW, DAY);
    assertThat(chart.hours()).extracting(LagPoint::bytes).containsExactly(5L, 30L);
  }

  @Test
  void has_no_peak_when_nothing_was_measured() {
    LagChart chart = LagChart.of(List.of(), NOW, DAY);
    assertThat(chart.peak()).isNull();
    assertThat(chart.medianBytes()).isNull();
    assertThat(chart.bytes().path()).isEmpty();
  }

  private static LagPoint at(int minutesAgo, long bytes) {
    return new LagPoint(NOW.minusSeconds(minutesAgo * 60L), Kind.HEALTHY, bytes, 0.1);
  }
}
