// A machine without a lab must say which tests cannot run and why.
package pairkeeper.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class RequireTest {
  private static final long ALL = -1;

  @Test
  void root_on_debian_lacks_nothing() {
    assertThat(new Machine("root", "debian", ALL).lacks()).isEmpty();
  }

  @Test
  void another_user_is_told_to_be_root() {
    assertThat(new Machine("ana", "debian", 0).lacks())
        .singleElement()
        .asString()
        .startsWith("root (this is ana");
  }

  @Test
  void another_system_is_named() {
    assertThat(new Machine("root", "Mac OS X", ALL).lacks())
        .singleElement()
        .asString()
        .startsWith("Debian (this is Mac OS X");
  }

  @Test
  void root_in_a_narrow_container_is_told_to_leave_it() {
    assertThat(new Machine("root", "debian", 0xa80425fbL).lacks())
        .singleElement()
        .asString()
        .contains("rights to mount");
  }

  @Test
  void every_test_that_cannot_run_is_named_with_the_reason() {
    assertThat(Require.verdict(Sample.class, List.of("root")))
        .contains(
            "The lab cannot run on this machine, so these tests of Sample cannot: kills, promotes."
                + " Missing: root.");
  }

  @Test
  void nothing_is_said_when_nothing_is_missing() {
    assertThat(Require.verdict(Sample.class, List.of())).isEmpty();
  }

  @Test
  void a_missing_lab_disables_the_tests_with_the_reason() {
    ConditionEvaluationResult result = Require.decide(Optional.of("no root"), false);
    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).contains("no root");
  }

  @Test
  void a_missing_lab_is_a_failure_on_ci() {
    assertThatThrownBy(() -> Require.decide(Optional.of("no root"), true)).hasMessage("no root");
  }

  /** Only looked at, never run. */
  static class Sample {
    @Test
    void promotes() {}

    @Test
    void kills() {}

    void helps() {}
  }
}
