package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Refused;
import pairkeeper.core.postgres.PgMajor;

/** A standby is made by a file of its own up to 11, by a signal and settings since 12. */
class RecoverySettingsTest {
  private static final RecoverySettings SETTINGS =
      new RecoverySettings(
          Conninfo.empty().with("host", "10.0.0.5").with("passfile", "/home/it's/.pgpass"),
          "pk_b",
          "");

  @Test
  void everything_is_in_recovery_conf_up_to_11() {
    var pg = PgMajor.parse("11");
    assertThat(RecoverySettings.signalFile(pg)).isEqualTo("recovery.conf");
    assertThat(SETTINGS.settings(pg)).isEmpty();
    assertThat(SETTINGS.signalText(pg))
        .isEqualTo(
            """
            standby_mode = 'on'
            primary_conninfo = 'host=10.0.0.5 passfile=''/home/it\\\\''s/.pgpass'''
            primary_slot_name = 'pk_b'
            recovery_target_timeline = 'latest'
            """);
  }

  @Test
  void settings_and_an_empty_signal_file_since_12() {
    var pg = PgMajor.parse("12");
    assertThat(RecoverySettings.signalFile(pg)).isEqualTo("standby.signal");
    assertThat(SETTINGS.signalText(pg)).isEmpty();
    assertThat(SETTINGS.settings(pg).keySet())
        .containsExactly("primary_conninfo", "primary_slot_name", "recovery_target_timeline");
  }

  @Test
  void a_password_in_the_connection_string_is_refused() {
    assertThatThrownBy(() -> new RecoverySettings(Conninfo.empty().with("password", "x"), "", ""))
        .isInstanceOf(Refused.class);
  }
}
