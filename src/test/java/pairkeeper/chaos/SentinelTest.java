package pairkeeper.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pairkeeper.chaos.Sentinel.Seen;

class SentinelTest {
  @Test
  void two_servers_that_accept_writes_at_once_are_seen() {
    List<Seen> both = Sentinel.between(seen(1, 0, 9), seen(2, 4, 20)).toList();
    assertThat(both).isEqualTo(seen(2, 4, 8));
  }

  @Test
  void a_switch_there_and_back_is_none() {
    List<Seen> first = new ArrayList<>(seen(1, 0, 4));
    first.addAll(seen(3, 12, 16));
    assertThat(Sentinel.between(first, seen(2, 6, 10))).isEmpty();
    assertThat(Sentinel.between(seen(2, 6, 10), first)).isEmpty();
  }

  private static List<Seen> seen(int timeline, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(second -> new Seen(Instant.ofEpochSecond(second), timeline))
        .toList();
  }
}
