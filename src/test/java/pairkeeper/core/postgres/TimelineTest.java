package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Refused;
import pairkeeper.core.postgres.TimelineHistory.Fork;

/** Timelines, names of WAL files, and who descends from whom. */
class TimelineTest {
  private static final String THIRD =
      "1\t0/5000098\tno recovery target specified\n\n2\t0/7000000\tno recovery target specified\n";

  @Test
  void is_read_from_the_name_of_a_wal_file() {
    assertThat(Timeline.ofFileName("0000000A000000010000000F")).isEqualTo(new Timeline(10));
    assertThat(Timeline.ofFileName("0000000A.history")).isEqualTo(new Timeline(10));
    assertThat(Timeline.ofFileName("FFFFFFFF000000010000000F").id()).isEqualTo(4294967295L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "4294967296", "1.5", "١"})
  void refuses_what_is_no_timeline(String text) {
    assertThatThrownBy(() -> Timeline.parse(text)).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00000001",
        "archive_status",
        "00000000000000010000000F",
        "../../../../etc/passwd"
      })
  void refuses_names_that_no_wal_file_has(String name) {
    assertThatThrownBy(() -> Timeline.ofFileName(name)).isInstanceOf(Refused.class);
  }

  @Test
  void names_its_history_file() {
    assertThat(new Timeline(26).historyFileName()).isEqualTo("0000001A.history");
  }

  @Test
  void a_segment_knows_where_it_starts_and_which_one_holds_a_position() {
    long sixteen = 16L << 20;
    var name = WalFileName.parse("000000020000001C0000009A");
    assertThat(name.start(sixteen)).isEqualTo(Lsn.parse("1C/9A000000"));
    assertThat(WalFileName.holding(new Timeline(2), Lsn.parse("1C/9A04F3B0"), sixteen))
        .isEqualTo(name)
        .hasToString("000000020000001C0000009A");
  }

  @Test
  void reads_a_history_file() {
    var history = TimelineHistory.parse(new Timeline(3), THIRD);
    assertThat(history.forks())
        .containsExactly(
            new Fork(new Timeline(1), Lsn.parse("0/5000098"), "no recovery target specified"),
            new Fork(new Timeline(2), Lsn.parse("0/7000000"), "no recovery target specified"));
    assertThat(history.parent()).contains(new Timeline(2));
    assertThat(history.forkFrom(new Timeline(1))).contains(Lsn.parse("0/5000098"));
  }

  @Test
  void descends_from_itself_and_its_ancestors_only() {
    var history = TimelineHistory.parse(new Timeline(5), THIRD);
    assertThat(history.descendsFrom(new Timeline(1))).isTrue();
    assertThat(history.descendsFrom(new Timeline(5))).isTrue();
    assertThat(history.descendsFrom(new Timeline(4))).isFalse();
  }

  @Test
  void says_how_a_returning_server_relates_to_it() {
    var history =
        TimelineHistory.parse(new Timeline(2), "1\t0/5000098\tno recovery target specified\n");
    assertThat(history.of(new Timeline(1), Lsn.parse("0/5000098")))
        .isEqualTo(new Ancestry.Before(Lsn.parse("0/5000098")));
    assertThat(history.of(new Timeline(1), Lsn.parse("0/5000100")))
        .isEqualTo(new Ancestry.Beyond(Lsn.parse("0/5000098"), 0x68));
    assertThat(history.of(new Timeline(2), Lsn.parse("0/1")))
        .isEqualTo(new Ancestry.SameTimeline());
    assertThat(history.of(new Timeline(3), Lsn.parse("0/1"))).isEqualTo(new Ancestry.Unrelated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"one 0/5 x", "1", "3\t0/5\tx", "2\t0/5\tx", "1\t0/5\tx\n1\t0/6\tx"})
  void refuses_a_history_that_makes_no_sense(String text) {
    assertThatThrownBy(() -> TimelineHistory.parse(new Timeline(2), text))
        .isInstanceOf(Refused.class);
  }
}
