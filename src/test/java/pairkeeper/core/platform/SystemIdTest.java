package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SystemIdTest {
  @Test
  void is_written_as_control_files_hold_it_whoever_said_it() {
    assertThat(SystemId.unsigned("7312345678901234567")).isEqualTo("7312345678901234567");
    assertThat(SystemId.unsigned("-1")).isEqualTo("18446744073709551615");
    assertThat(SystemId.unsigned("18446744073709551615")).isEqualTo("18446744073709551615");
    assertThat(SystemId.unsigned("")).isEmpty();
  }

  @Test
  void is_a_number_since_it_goes_into_a_script() {
    assertThatThrownBy(() -> SystemId.unsigned("7312; reboot"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
