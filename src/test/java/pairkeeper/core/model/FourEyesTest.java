package pairkeeper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which runbooks need a second person. */
class FourEyesTest {
  @Test
  void nothing_needs_a_second_person_unless_it_is_said() {
    assertThat(FourEyes.KNOWN).noneMatch(FourEyes.none()::needs);
  }

  @Test
  void only_the_named_runbooks_need_one() {
    var some = FourEyes.of(List.of("failover", "switchover", "failover"));
    assertThat(some.needs("failover")).isTrue();
    assertThat(some.needs("rejoin")).isFalse();
    assertThat(some).hasToString("switchover, failover");
  }

  @Test
  void an_unknown_runbook_is_refused_at_its_field() {
    assertThatThrownBy(() -> new FourEyes(Set.of("rehearsals")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.field()).isEqualTo("fourEyes"));
  }
}
