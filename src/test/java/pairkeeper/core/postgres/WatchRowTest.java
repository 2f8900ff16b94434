package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reads rows as PostgreSQL 15 answered them. */
class WatchRowTest {
  private static final String SENDER =
      fields(
          "104",
          "h2",
          "10.123.1.12",
          "streaming",
          "0/3000060",
          "0/3000040",
          "0/3000020",
          "0/3000000",
          "async",
          "150",
          "2000",
          "3000000",
          "1795262266170771");
  private static final String BACKUP =
      fields("105", "pg_basebackup", "", "backup", "0/0", "", "", "", "async", "", "", "", "");
  private static final String SLOT = fields("h2", "physical", "t", "0/3000000", "reserved", "", "");
  private static final String IDLE =
      fields("old", "physical", "f", "0/2000000", "unreserved", "-1", "1795262266170771");
  private static final String RECEIVER =
      fields(
          "streaming",
          "1",
          "0/3000000",
          "0/3000000",
          "0/3000060",
          "1795262265572545",
          "1795262265572546",
          "h2",
          "10.123.1.11",
          "5432");

  private static String fields(String... values) {
    return String.join(WatchSql.FIELD, values);
  }

  private static List<String> primary(String senders, String slots) {
    return Arrays.asList(
        "150020",
        "false",
        "7710444227795638844",
        "1795262263523614",
        "1795262271924096",
        "1",
        "1C/9A04F3B0",
        null,
        null,
        null,
        null,
        "0",
        null,
        senders,
        slots,
        "",
        "on");
  }

  private static List<String> standby(String receiver) {
    return Arrays.asList(
        "150020",
        "true",
        "7710444227795638844",
        "1795262263523614",
        "1795262271924096",
        "1",
        null,
        "0/3000060",
        "0/3000000",
        "not paused",
        "1795262271000001",
        "5000000",
        receiver,
        null,
        null,
        "ANY 1 (h1)",
        "local");
  }

  @Test
  void reads_a_primary() {
    WatchRow row = WatchRow.parse(primary(SENDER, SLOT));
    assertThat(row.serverVersionNum()).isEqualTo(150020);
    assertThat(row.systemIdentifier()).isEqualTo("7710444227795638844");
    assertThat(row.startedAt()).isEqualTo(Instant.ofEpochSecond(1_795_262_263, 523_614_000));
    assertThat(row.readAt()).isEqualTo(Instant.ofEpochSecond(1_795_262_271, 924_096_000));
    assertThat(row.timeline()).contains(new Timeline(1));
    assertThat(row.activity()).isEqualTo(new WatchRow.Writing(Lsn.parse("1C/9A04F3B0")));
    assertThat(row.synchronousStandbyNames()).isEmpty();
    assertThat(row.synchronousCommit()).isEqualTo("on");
  }

  @Test
  void reads_a_standby() {
    WatchRow row = WatchRow.parse(standby(RECEIVER));
    assertThat(row.inRecovery()).isTrue();
    assertThat(row.senders()).isEmpty();
    assertThat(row.slots()).isEmpty();
    assertThat(row.synchronousStandbyNames()).isEqualTo("ANY 1 (h1)");
    var replaying = (WatchRow.Replaying) row.activity();
    assertThat(replaying.received()).contains(Lsn.parse("0/3000060"));
    assertThat(replaying.replayed()).contains(Lsn.parse("0/3000000"));
    assertThat(replaying.paused()).isFalse();
    assertThat(replaying.lastTransaction()).contains(Instant.ofEpochSecond(1_795_262_271, 1_000));
    assertThat(replaying.applyDelay()).contains(Duration.ofSeconds(5));
    var receiver = replaying.receiver().orElseThrow();
    assertThat(receiver.status()).isEqualTo("streaming");
    assertThat(receiver.latestEnd()).contains(Lsn.parse("0/3000060"));
    assertThat(receiver.senderPort()).isEqualTo("5432");
  }

  @Test
  void reads_each_of_several_records() {
    WatchRow row =
        WatchRow.parse(primary(SENDER + WatchSql.RECORD + BACKUP, SLOT + WatchSql.RECORD + IDLE));
    assertThat(row.senders()).hasSize(2);
    assertThat(row.senders().get(0).replayed()).contains(Lsn.parse("0/3000000"));
    assertThat(row.senders().get(0).lags().replay()).contains(Duration.ofSeconds(3));
    assertThat(row.senders().get(1).state()).isEqualTo("backup");
    assertThat(row.senders().get(1).replyAt()).isEmpty();
    assertThat(row.slots()).extracting(WatchRow.Slot::active).containsExactly(true, false);
    assertThat(row.slots().get(1).safeBytes()).contains(-1L);
    assertThat(row.slots().get(1).inactiveSince()).isPresent();
  }

  @Test
  void what_psql_leaves_empty_is_read_as_null_is() {
    var empty = new ArrayList<>(standby(RECEIVER));
    empty.replaceAll(column -> column == null ? "" : column);
    assertThat(WatchRow.parse(empty)).isEqualTo(WatchRow.parse(standby(RECEIVER)));
  }

  @Test
  void a_standby_without_a_receiver_has_none() {
    var replaying = (WatchRow.Replaying) WatchRow.parse(standby(null)).activity();
    assertThat(replaying.receiver()).isEqualTo(Optional.empty());
  }

  @Test
  void a_standby_without_a_receiver_is_on_no_lower_timeline_than_it_was_before() {
    var streaming = new ArrayList<>(standby(RECEIVER));
    streaming.set(5, "2");
    WatchRow before = WatchRow.parse(streaming);
    WatchRow cutOff = WatchRow.parse(standby(null)).after(before);
    assertThat(cutOff.timeline()).contains(new Timeline(2));
    assertThat(cutOff.activity()).isEqualTo(WatchRow.parse(standby(null)).activity());
    assertThat(WatchRow.parse(standby(null)).after(cutOff).timeline()).contains(new Timeline(2));
    assertThat(WatchRow.parse(standby(RECEIVER)).after(before).timeline())
        .contains(new Timeline(1));
    streaming.set(2, "7710444227795638845");
    assertThat(WatchRow.parse(standby(null)).after(WatchRow.parse(streaming)).timeline())
        .contains(new Timeline(1));
    assertThat(before.after(WatchRow.parse(standby(null)))).isEqualTo(before);
  }

  @Test
  void a_moment_before_1970_keeps_its_microseconds() {
    var row = new ArrayList<>(standby(RECEIVER));
    row.set(10, "-1");
    var replaying = (WatchRow.Replaying) WatchRow.parse(row).activity();
    assertThat(replaying.lastTransaction()).contains(Instant.ofEpochSecond(-1, 999_999_000));
  }

  @Test
  void refuses_what_is_not_such_a_row() {
    assertThatThrownBy(() -> WatchRow.parse(List.of())).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> WatchRow.parse(primary(SENDER, SLOT).subList(0, 16)))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> WatchRow.parse(primary("104" + WatchSql.FIELD + "h2", SLOT)))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> WatchRow.parse(primary(SENDER, "slot")))
        .isInstanceOf(RuntimeException.class);
  }
}
