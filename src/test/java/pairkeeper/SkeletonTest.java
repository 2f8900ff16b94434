package pairkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SkeletonTest {
  @Test
  void runs_on_a_jdk_of_21_or_newer() {
    assertThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
  }

  @Property
  void property_tests_run(@ForAll String text) {
    assertThat(new StringBuilder(text).reverse().reverse().toString()).hasSameSizeAs(text);
  }
}
