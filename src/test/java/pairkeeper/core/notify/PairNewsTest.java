package pairkeeper.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.health.Verdict.Kind;
import pairkeeper.core.model.Text;

class PairNewsTest {
  private static Verdict verdict(Kind kind, String reason) {
    return new Verdict(
        kind,
        List.of(new Verdict.Reason(reason, kind, Text.of("health.no-standby"), "console")),
        null,
        null,
        null);
  }

  private static String state(Kind kind, Set<Matter> matters) {
    return PairNews.state(verdict(kind, "x"), matters);
  }

  @Test
  void whoever_hears_only_of_what_needs_a_person_hears_of_nothing_else() {
    Set<Matter> person = EnumSet.of(Matter.PAIR_NEEDS_PERSON);
    assertThat(state(Kind.SPLIT_BRAIN, person)).isEqualTo("split-brain");
    assertThat(state(Kind.NO_STANDBY, person)).isEqualTo("no-standby");
    assertThat(state(Kind.WARNING, person)).isEmpty();
    assertThat(state(Kind.UNKNOWN, person)).isEmpty();
    assertThat(state(Kind.HEALTHY, person)).isEmpty();
  }

  @Test
  void warnings_are_a_matter_of_their_own() {
    Set<Matter> warning = EnumSet.of(Matter.PAIR_WARNING);
    assertThat(state(Kind.WARNING, warning)).isEqualTo("warning");
    assertThat(state(Kind.CRITICAL, warning)).isEmpty();
    assertThat(PairNews.wanted(Set.of())).isFalse();
  }

  @Test
  void a_console_that_has_not_looked_yet_knows_nothing() {
    assertThat(PairNews.known(verdict(Kind.UNKNOWN, "not-seen"))).isFalse();
    assertThat(PairNews.known(verdict(Kind.UNKNOWN, "stale"))).isTrue();
  }
}
