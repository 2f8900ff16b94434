package pairkeeper.ops.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsideTest {
  private final Inside inside = new Inside("mail.local, 10.0.0.5");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "localhost",
        "0.0.0.0",
        "10.0.0.6",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "2130706433",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void what_only_this_machine_can_reach_is_refused(String host) {
    assertThat(inside.holds(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.1.1.1", "192.0.2.7", "172.32.0.1", "2606:4700::1111", "64:ff9b::101:101"})
  void what_everybody_can_reach_is_not(String host) {
    assertThat(inside.holds(host)).isFalse();
  }

  @Test
  void what_the_operator_named_is_not() {
    assertThat(inside.holds("10.0.0.5")).isFalse();
    assertThat(inside.named("MAIL.local")).isTrue();
    assertThat(inside.named("mail.local.example.org")).isFalse();
  }
}
