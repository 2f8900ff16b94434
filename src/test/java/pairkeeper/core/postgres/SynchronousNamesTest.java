package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SynchronousNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pk_db2",
        "\"db 2, old\"",
        "FIRST 1 (pk_db2)",
        "first 1(pk_db2)",
        "ANY 1 ( \"pk_db2\" )",
        "1 (pk_db2)"
      })
  void who_waited_for_the_one_standby_waits_for_the_other(String setting) {
    assertThat(SynchronousNames.handedTo(setting, "pk_db1")).contains("\"pk_db1\"");
  }

  @ParameterizedTest
  @CsvSource({"*", "1 (*)", "ANY 1 (*)"})
  void who_waited_for_anybody_still_does(String setting) {
    assertThat(SynchronousNames.handedTo(setting, "pk_db1")).contains("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pk_db2, pk_db3",
        "FIRST 2 (pk_db2, pk_db3)",
        "ANY 1 (pk_db2, pk_db3)",
        "2 (*)",
        "pk_db2'; DROP"
      })
  void nothing_is_said_where_several_are_waited_for(String setting) {
    assertThat(SynchronousNames.handedTo(setting, "pk_db1")).isEmpty();
  }
}
