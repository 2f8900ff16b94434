package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import pairkeeper.core.platform.Recognition;
import pairkeeper.core.platform.Recognition.Apart;
import pairkeeper.core.platform.Recognition.Replicating;
import pairkeeper.core.platform.Recognition.Seen;
import pairkeeper.core.platform.ServerFacts;

class RecognitionTest {
  private final ServerFacts sending = Pairs.factsWith("debian-15-primary", "live.senders", "1");
  private final ServerFacts streaming = Pairs.facts("debian-15-streaming");

  @Test
  void a_standby_that_streams_from_the_other_makes_a_pair_in_whichever_order_they_were_named() {
    assertThat(of(sending, streaming)).isInstanceOf(Replicating.class);
    assertThat(((Replicating) of(streaming, sending)).primary()).isEqualTo(1);
    assertThat(of(streaming, sending).said().args())
        .containsEntry("primary", "db2")
        .containsEntry("standbys", "db1");
  }

  @Test
  void a_standby_of_a_third_server_is_no_pair_with_this_one() {
    assertThat(why(Pairs.facts("debian-15-primary"), streaming)).isEqualTo("from-elsewhere");
  }

  @Test
  void a_standby_that_receives_nothing_is_no_pair_yet() {
    var idle = Pairs.factsWith("debian-15-streaming", "live.receiver", "");
    assertThat(why(sending, idle)).isEqualTo("not-streaming");
  }

  @Test
  void another_system_is_never_taken_for_a_copy() {
    var foreign = Pairs.factsWith("debian-15-streaming", "live.system", "42");
    assertThat(why(sending, foreign)).isEqualTo("other-system");
  }

  @Test
  void two_that_accept_writes_are_left_to_people() {
    assertThat(why(sending, Pairs.facts("debian-15-other-system"))).isEqualTo("several-primaries");
  }

  @Test
  void without_a_primary_nothing_is_concluded() {
    assertThat(why(streaming, streaming)).isEqualTo("no-primary");
    assertThat(why(streaming)).isEqualTo("not-running");
  }

  private static String why(ServerFacts... servers) {
    Recognition found = of(servers);
    assertThat(found).isInstanceOf(Apart.class);
    return found.said().key().replace("inventory.recognition.", "");
  }

  private static Recognition of(ServerFacts... servers) {
    int[] n = {0};
    return Recognition.of(Arrays.stream(servers).map(f -> new Seen("db" + ++n[0], f)).toList());
  }
}
