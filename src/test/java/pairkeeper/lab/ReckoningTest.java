// The judge of all failover tests is itself judged on ledgers whose truth is known.
package pairkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReckoningTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void nothing_is_lost_when_every_row_is_there() {
    Reckoning reckoning =
        new Reckoning(
            List.of(write(1, "a", 1, 100, 0), write(2, "a", 1, 200, 1)),
            Map.of("b", Set.of(1L, 2L)));
    assertThat(reckoning.lostOn("b")).isEmpty();
    assertThat(reckoning.bytesLostOn("b")).isZero();
  }

  @Test
  void loss_is_counted_in_rows_and_in_bytes_behind_the_last_kept_row() {
    List<Write> writes =
        List.of(write(1, "a", 1, 100, 0), write(2, "a", 1, 250, 1), write(3, "a", 1, 400, 2));
    Reckoning reckoning = new Reckoning(writes, Map.of("a", Set.of(1L, 2L, 3L), "b", Set.of(1L)));
    assertThat(reckoning.lostOn("b")).extracting(Write::sequence).containsExactly(2L, 3L);
    assertThat(reckoning.bytesLostOn("b")).isEqualTo(300);
    assertThat(reckoning.bytesLostOn("a")).isZero();
  }

  @Test
  void rows_that_were_never_acknowledged_are_no_loss() {
    Reckoning reckoning =
        new Reckoning(List.of(write(1, "a", 1, 100, 0)), Map.of("b", Set.of(1L, 2L)));
    assertThat(reckoning.lostOn("b")).isEmpty();
  }

  @Test
  void a_server_that_was_not_read_is_not_taken_for_complete() {
    Reckoning reckoning = new Reckoning(List.of(write(1, "a", 1, 100, 0)), Map.of());
    assertThatThrownBy(() -> reckoning.lostOn("b"))
        .hasMessageContaining("no rows were read from b");
  }

  @Test
  void a_switch_there_and_back_with_rising_timelines_is_no_split_brain() {
    List<Write> writes =
        List.of(write(1, "a", 1, 100, 0), write(2, "b", 2, 200, 5), write(3, "a", 3, 300, 9));
    assertThat(new Reckoning(writes, Map.of()).splitBrain()).isEmpty();
  }

  @Test
  void an_old_primary_that_still_writes_after_the_promotion_is_a_split_brain() {
    List<Write> writes =
        List.of(write(1, "a", 1, 100, 0), write(2, "b", 2, 200, 5), write(3, "a", 1, 300, 9));
    assertThat(new Reckoning(writes, Map.of()).splitBrain())
        .extracting(Write::sequence)
        .containsExactly(3L);
  }

  @Test
  void two_servers_that_write_on_one_timeline_are_a_split_brain() {
    List<Write> writes = List.of(write(1, "a", 1, 100, 0), write(2, "b", 1, 200, 5));
    assertThat(new Reckoning(writes, Map.of()).splitBrain())
        .extracting(Write::sequence)
        .containsExactly(2L);
  }

  @Test
  void a_write_that_was_already_on_its_way_is_no_split_brain() {
    Write late = new Write(2, "a", 1, 200, START, START.plusSeconds(6));
    assertThat(new Reckoning(List.of(write(1, "b", 2, 100, 5), late), Map.of()).splitBrain())
        .isEmpty();
  }

  @Test
  void the_longest_silence_is_found() {
    List<Write> writes =
        List.of(write(1, "a", 1, 100, 0), write(2, "a", 1, 200, 1), write(3, "b", 2, 300, 9));
    assertThat(new Reckoning(writes, Map.of()).longestGap()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void a_write_survives_being_noted_and_read() {
    Write write = write(7, "10.123.1.11", 2, 5_000_000_000L, 3);
    assertThat(Write.parse(write.line().strip())).isEqualTo(write);
  }

  private static Write write(
      long sequence, String server, long timeline, long position, int second) {
    Instant at = START.plusSeconds(second);
    return new Write(sequence, server, timeline, position, at, at);
  }
}
