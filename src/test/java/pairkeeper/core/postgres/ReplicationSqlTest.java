package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;

/** The statements choose the names of their major and let no foreign text in. */
class ReplicationSqlTest {

  @Test
  void old_names_are_for_9_6_only() {
    assertThat(sql("9.6").currentPosition()).contains("pg_current_xlog_location");
    assertThat(sql("10").currentPosition()).contains("pg_current_wal_lsn");
    assertThat(new WatchSql(PgMajor.parse("10")).text()).doesNotContain("xlog", "_location");
    assertThat(new WatchSql(PgMajor.parse("9.6")).text())
        .doesNotContain("pg_last_wal", "pg_current_wal");
  }

  @Test
  void promotes_by_sql_since_12() {
    assertThat(sql("11").promote(60)).isEmpty();
    assertThat(sql("12").promote(60)).get().asString().contains("pg_promote(true, 60)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a'b", "a b", "a-b", "ż", "a;drop"})
  void slot_names_are_refused_rather_than_quoted(String name) {
    assertThatThrownBy(() -> sql("15").createSlot(name)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> sql("15").dropSlot(name)).isInstanceOf(Refused.class);
  }

  @Test
  void setting_names_are_refused_rather_than_quoted() {
    var settings = new SettingsSql(PgMajor.parse("15"));
    assertThatThrownBy(() -> settings.settings(List.of("port", "x') or (true")))
        .isInstanceOf(Refused.class);
    assertThat(settings.settings(List.of("Port", "auto_explain.log_timing")))
        .contains("('port', 'auto_explain.log_timing')");
  }

  @Test
  void retention_is_rounded_up_to_whole_segments_up_to_12() {
    var old = new SettingsSql(PgMajor.parse("12"));
    assertThat(old.walKeepName()).isEqualTo("wal_keep_segments");
    assertThat(old.walKeepValue(100, 16 << 20)).isEqualTo("7");
    assertThat(new SettingsSql(PgMajor.parse("13")).walKeepValue(100, 16 << 20)).isEqualTo("100MB");
  }

  private static ReplicationSql sql(String major) {
    return new ReplicationSql(PgMajor.parse(major));
  }
}
