package pairkeeper.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DiceTest {
  private static final int ROUNDS = 500;

  @Test
  void the_same_seed_draws_the_same_rounds() {
    assertThat(rounds(7)).isEqualTo(rounds(7)).isNotEqualTo(rounds(8));
  }

  @Test
  void a_round_can_be_drawn_without_those_before_it() {
    assertThat(new Dice(7).round(300)).isEqualTo(rounds(7).get(299));
  }

  @Test
  void every_kind_of_fault_and_of_death_comes_up() {
    var faults = new TreeSet<String>();
    var deaths = new TreeSet<Round.Death>();
    for (Round round : rounds(7)) {
      blows(round).forEach(blow -> faults.add(blow.fault().kind()));
      if (round instanceof Round.Failover failover) {
        deaths.add(failover.death());
      }
    }
    assertThat(faults).hasSize(Fault.class.getPermittedSubclasses().length);
    assertThat(deaths).containsExactly(Round.Death.values());
  }

  @Test
  void a_blow_falls_on_a_step_of_whatever_plan() {
    List<String> steps = List.of("first", "middle", "last");
    assertThat(rounds(7).stream().flatMap(DiceTest::blows).map(blow -> blow.step(steps)))
        .contains("first", "middle", "last");
  }

  private static List<Round> rounds(long seed) {
    return IntStream.rangeClosed(1, ROUNDS).mapToObj(new Dice(seed)::round).toList();
  }

  private static Stream<Blow> blows(Round round) {
    return switch (round) {
      case Round.Switchover it -> it.blows().stream();
      case Round.Failover it -> Stream.of(it.blows(), it.whileRejoining()).flatMap(List::stream);
      case Round.Quiet it -> it.blows().stream();
    };
  }
}
