package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Servers;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.ServerFacts;

/** What is made of a pair whose servers know more than the console. */
class RediscoveryTest {
  private final Pair pair = Pairs.pair("");
  private final UUID db1 = pair.servers().get(0).id();
  private final UUID db2 = pair.servers().get(1).id();
  private final String writes = Pairs.printed("debian-15-primary");
  private final String streams = Pairs.printed("debian-15-streaming");

  private Rediscovery seen(Map<UUID, ServerFacts> read) {
    return Rediscovery.of(pair, 7, read);
  }

  private static ServerFacts numbered(String printed, long number) {
    return Pairs.read(Pairs.with(printed, "fencing", "number=" + number + "\nplan=x\nat=y\n"));
  }

  private String refusal(Rediscovery seen) {
    return seen.refused().map(Text::key).orElse("");
  }

  @Test
  void what_the_console_knows_already_is_not_taken_again() {
    var seen = seen(Map.of(db1, numbered(writes, 7), db2, numbered(streams, 7)));

    assertThat(refusal(seen)).isEqualTo("rediscovery.refused.same");
  }

  /** A person who copied it by hand says so: there is no other way to tell. */
  @Test
  void that_a_server_wrote_apart_can_be_taken_back_and_is_said_before() {
    var pair = Servers.apart(Pairs.pair(""), db2, Pairs.NOW);
    var seen = Rediscovery.of(pair, 7, Map.of(db1, numbered(writes, 7), db2, numbered(streams, 7)));

    assertThat(refusal(seen)).isEmpty();
    assertThat(seen.servers())
        .extracting(found -> found.said().key())
        .contains("rediscovery.found.apart");

    var silent = Rediscovery.of(pair, 7, Map.of(db1, numbered(writes, 7)));
    assertThat(silent.servers())
        .as("of one that does not answer nothing is taken back")
        .noneMatch(Rediscovery.Found::forgets);

    var turned = Rediscovery.of(pair, 7, Map.of(db2, numbered(writes, 7)));
    assertThat(turned.roles()).isEqualTo(Map.of(db1, Role.FENCED, db2, Role.PRIMARY));
    assertThat(turned.servers())
        .extracting(found -> found.said().key())
        .contains("rediscovery.found.writable-apart");
  }

  @Test
  void roles_that_another_console_exchanged_are_found_with_its_number() {
    var seen = seen(Map.of(db1, numbered(streams, 9), db2, numbered(writes, 9)));

    assertThat(refusal(seen)).isEmpty();
    assertThat(seen.roles()).isEqualTo(Map.of(db1, Role.STANDBY, db2, Role.PRIMARY));
    assertThat(seen.highest()).isEqualTo(9);
  }

  @Test
  void a_higher_number_alone_is_enough_to_take() {
    var seen = seen(Map.of(db1, numbered(writes, 8), db2, numbered(streams, 8)));

    assertThat(refusal(seen)).isEmpty();
    assertThat(seen.highest()).isEqualTo(8);
  }

  @Test
  void after_a_failover_elsewhere_whoever_does_not_answer_counts_as_fenced() {
    var seen = seen(Map.of(db2, numbered(writes, 8)));

    assertThat(refusal(seen)).isEmpty();
    assertThat(seen.roles()).isEqualTo(Map.of(db1, Role.FENCED, db2, Role.PRIMARY));
  }

  @Test
  void a_stopped_server_and_one_of_another_system_count_as_fenced() {
    var stopped = new HashMap<UUID, ServerFacts>();
    stopped.put(db1, Pairs.read(streams.replaceAll("(?m)^live.*\n", "")));
    stopped.put(db2, numbered(writes, 8));
    var foreign = new HashMap<>(stopped);
    foreign.put(db1, Pairs.read(Pairs.with(streams, "live.system", "1")));

    assertThat(seen(stopped).roles()).containsEntry(db1, Role.FENCED);
    assertThat(seen(foreign).roles()).containsEntry(db1, Role.FENCED);
  }

  @Test
  void two_that_accept_writes_are_never_taken() {
    var seen = seen(Map.of(db1, numbered(writes, 8), db2, numbered(writes, 8)));

    assertThat(refusal(seen)).isEqualTo("rediscovery.refused.several");
  }

  @Test
  void without_one_that_accepts_writes_nobody_is_called_primary() {
    assertThat(refusal(seen(Map.of(db1, numbered(streams, 8), db2, numbered(streams, 8)))))
        .isEqualTo("rediscovery.refused.none");
    assertThat(refusal(seen(Map.of()))).isEqualTo("rediscovery.refused.none");
  }

  @Test
  void a_primary_that_a_later_run_did_not_know_of_is_not_taken() {
    var seen = seen(Map.of(db1, numbered(writes, 7), db2, numbered(streams, 9)));

    assertThat(refusal(seen)).isEqualTo("rediscovery.refused.older");
  }
}
