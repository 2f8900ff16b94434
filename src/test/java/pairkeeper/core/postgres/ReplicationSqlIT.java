package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import pairkeeper.core.postgres.WatchRow.Replaying;
import pairkeeper.core.postgres.WatchRow.Writing;

/** Every statement means what it says on a real streaming pair of every major. */
@ParameterizedClass
@MethodSource("majors")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicationSqlIT {
  @Parameter PgMajor pg;
  private PostgresPair pair;
  private PostgresServer primary;
  private PostgresServer standby;
  private ReplicationSql sql;

  static List<PgMajor> majors() {
    return PostgresHome.majors();
  }

  @BeforeParameterizedClassInvocation
  void start() {
    pair = PostgresPair.streaming(pg);
    primary = pair.primary();
    standby = pair.standby();
    sql = new ReplicationSql(pg);
    primary.rows("create table t (n int)");
    primary.rows("insert into t select generate_series(1, 1000)");
    if (pg.has(PgFeature.MONITOR_ROLE)) {
      primary.rows("create role watcher login in role pg_monitor");
    } else {
      primary.rows("create role watcher login superuser");
    }
    primary.rows("create role nobody login");
    settle();
  }

  @AfterParameterizedClassInvocation
  void stop() {
    pair.close();
  }

  /** Waits until the standby has replayed what the primary has written. */
  private void settle() {
    String end = primary.value(sql.currentPosition());
    standby.await("select (%s) >= '%s'".formatted(sql.replayedPosition(), end), "t");
  }

  private WatchRow watch(PostgresServer server, String user) {
    var row = server.rows(user, new WatchSql(pg).text()).getFirst();
    assertThat(row.keySet()).containsExactlyElementsOf(WatchSql.COLUMNS);
    return WatchRow.parse(new ArrayList<>(row.values()));
  }

  @Test
  @Order(1)
  void both_say_who_they_are() {
    assertThat(primary.value(sql.inRecovery())).isEqualTo("f");
    assertThat(standby.value(sql.inRecovery())).isEqualTo("t");
    assertThat(primary.value(sql.systemIdentifier()))
        .isEqualTo(standby.value(sql.systemIdentifier()))
        .matches("[0-9]{19}");
    assertThat(PgMajor.ofVersionNum(Integer.parseInt(primary.value("show server_version_num"))))
        .isEqualTo(pg);
  }

  @Test
  @Order(1)
  void the_standby_holds_what_the_primary_wrote() {
    Lsn written = Lsn.parse(primary.value(sql.currentPosition()));
    assertThat(Lsn.parse(standby.value(sql.receivedPosition())).minus(written)).isNotNegative();
    assertThat(Lsn.parse(standby.value(sql.replayedPosition())).minus(written)).isNotNegative();
  }

  @Test
  @Order(1)
  void both_are_on_the_first_timeline() {
    assertThat(primary.value(sql.timeline())).isEqualTo("1");
    assertThat(standby.value(sql.timeline())).isEqualTo("1");
  }

  @Test
  @Order(1)
  void the_sender_the_receiver_and_the_slot_are_seen() {
    assertThat(primary.rows(sql.senders()).getFirst())
        .containsEntry("application_name", "standby_one")
        .containsEntry("state", "streaming")
        .containsEntry("sync_state", "async")
        .containsEntry("client_addr", "127.0.0.1");
    assertThat(standby.rows(sql.receiver()).getFirst())
        .containsEntry("status", "streaming")
        .containsEntry("slot_name", "standby_slot")
        .containsEntry("sender_host", "127.0.0.1");
    assertThat(primary.rows(sql.slots()).getFirst())
        .containsEntry("slot_name", "standby_slot")
        .containsEntry("active", "t")
        .containsEntry("wal_status", pg.has(PgFeature.WAL_STATUS) ? "reserved" : null);
  }

  @Test
  @Order(1)
  void slots_are_made_and_dropped_once_however_often_it_is_said() {
    primary.rows(sql.createSlot("extra"));
    assertThat(primary.rows(sql.createSlot("extra"))).isEmpty();
    assertThat(primary.rows(sql.dropSlot("extra"))).hasSize(1);
    assertThat(primary.rows(sql.dropSlot("extra"))).isEmpty();
    assertThat(primary.rows(sql.dropSlot("standby_slot"))).isEmpty();
    assertThat(primary.rows(sql.slots())).hasSize(1);
  }

  @Test
  @Order(1)
  void a_new_slot_keeps_wal_from_now_on() {
    primary.rows(sql.createSlot("keeper"));
    assertThat(primary.rows(sql.slots()).getFirst()).doesNotContainEntry("restart_lsn", null);
    primary.rows(sql.dropSlot("keeper"));
  }

  @Test
  @Order(1)
  void the_watching_statement_sees_a_primary() {
    var row = watch(primary, "watcher");
    assertThat(row.inRecovery()).isFalse();
    assertThat(PgMajor.ofVersionNum(row.serverVersionNum())).isEqualTo(pg);
    assertThat(row.systemIdentifier()).isEqualTo(primary.value(sql.systemIdentifier()));
    assertThat(row.timeline()).contains(new Timeline(1));
    assertThat(row.startedAt()).isBefore(row.readAt());
    assertThat(Duration.between(row.startedAt(), row.readAt())).isLessThan(Duration.ofHours(1));
    assertThat(row.activity()).isInstanceOf(Writing.class);
    assertThat(row.synchronousStandbyNames()).isEmpty();
    assertThat(row.synchronousCommit()).isEqualTo("on");
    var sender = row.senders().getFirst();
    assertThat(sender.applicationName()).isEqualTo("standby_one");
    assertThat(sender.state()).isEqualTo("streaming");
    assertThat(sender.clientAddress()).isEqualTo("127.0.0.1");
    assertThat(sender.replayed()).isPresent();
    assertThat(sender.replyAt().isPresent()).isEqualTo(pg.has(PgFeature.REPLY_TIME));
    var slot = row.slots().getFirst();
    assertThat(slot.name()).isEqualTo("standby_slot");
    assertThat(slot.active()).isTrue();
    assertThat(slot.type()).isEqualTo("physical");
    assertThat(slot.walStatus()).isEqualTo(pg.has(PgFeature.WAL_STATUS) ? "reserved" : "");
    assertThat(slot.safeBytes()).isEmpty();
  }

  @Test
  @Order(1)
  void the_watching_statement_sees_a_standby() {
    var row = watch(standby, "watcher");
    assertThat(row.inRecovery()).isTrue();
    assertThat(row.timeline()).contains(new Timeline(1));
    assertThat(row.senders()).isEmpty();
    var seen = (Replaying) row.activity();
    assertThat(seen.paused()).isFalse();
    assertThat(seen.received()).isEqualTo(seen.replayed());
    assertThat(seen.lastTransaction()).isPresent();
    assertThat(seen.applyDelay().isPresent()).isEqualTo(pg.has(PgFeature.STANDBY_SIGNAL));
    var receiver = seen.receiver().orElseThrow();
    assertThat(receiver.status()).isEqualTo("streaming");
    assertThat(receiver.senderHost()).isEqualTo("127.0.0.1");
    assertThat(receiver.slot()).isEqualTo("standby_slot");
    assertThat(receiver.timeline()).contains(new Timeline(1));
    assertThat(receiver.flushed()).isPresent();
    assertThat(receiver.latestEnd()).isPresent();
    assertThat(receiver.lastMessageAt()).isPresent();
  }

  @Test
  @Order(1)
  void a_role_without_rights_still_sees_the_role_and_the_positions() {
    var row = watch(primary, "nobody");
    assertThat(row.activity()).isInstanceOf(Writing.class);
    assertThat(row.senders()).allSatisfy(s -> assertThat(s.state()).isEmpty());
    var seen = (Replaying) watch(standby, "nobody").activity();
    assertThat(seen.received()).isPresent();
    assertThat(seen.receiver().map(WatchRow.Receiver::status).orElse("")).isEmpty();
    assertThat(watch(standby, "nobody").timeline()).contains(new Timeline(1));
  }

  @Test
  @Order(1)
  void the_watching_statement_can_be_prepared_and_repeated() throws Exception {
    try (var connection = primary.connect("watcher");
        var statement = connection.prepareStatement(new WatchSql(pg).text())) {
      for (int i = 0; i < 10; i++) {
        try (var result = statement.executeQuery()) {
          assertThat(result.next()).isTrue();
          assertThat(result.next()).isFalse();
        }
      }
    }
  }

  @Test
  @Order(2)
  void a_paused_replay_is_seen_and_goes_on() {
    standby.rows(sql.pauseReplay());
    assertThat(((Replaying) watch(standby, "watcher").activity()).paused()).isTrue();
    primary.rows("insert into t select generate_series(1, 1000)");
    String end = primary.value(sql.currentPosition());
    standby.await("select (%s) >= '%s'".formatted(sql.receivedPosition(), end), "t");
    assertThat(standby.value("select (%s) >= '%s'".formatted(sql.replayedPosition(), end)))
        .isEqualTo("f");
    standby.rows(sql.resumeReplay());
    settle();
    assertThat(((Replaying) watch(standby, "watcher").activity()).paused()).isFalse();
    primary.rows(sql.resumeReplay());
    primary.rows(sql.pauseReplay());
  }

  @Test
  @Order(2)
  void settings_are_read_back_with_what_waits_for_a_restart() {
    var settings = new SettingsSql(pg);
    primary.with("max_connections = 50");
    primary.with("work_mem = 5MB");
    assertThat(primary.value(settings.reload())).isEqualTo("t");
    primary.await("select setting from pg_settings where name = 'work_mem'", "5120");
    assertThat(primary.rows(settings.pendingRestart()))
        .extracting(r -> r.get("name"))
        .containsExactly("max_connections");
    assertThat(primary.rows(settings.settings(List.of("work_mem", "max_connections", "no_such"))))
        .hasSize(2)
        .satisfies(rows -> {
          assertThat(rows.getFirst()).containsEntry("pending_restart", "t");
          assertThat(rows.getLast()).containsEntry("setting", "5120").containsEntry("unit", "kB");
        });
    assertThat(primary.rows(settings.fileErrors()))
        .anySatisfy(r -> assertThat(r).containsEntry("error", "setting could not be applied"));
  }

  @Test
  @Order(3)
  void lines_that_do_not_work_are_found() {
    var settings = new SettingsSql(pg);
    primary.with("work_memm = 5MB");
    assertThat(primary.rows(settings.fileErrors()))
        .anySatisfy(r -> assertThat(r).containsEntry("name", "work_memm"));
    primary.append("pg_hba.conf", "host all all 127.0.0.1 md5\n");
    settings
        .hbaErrors()
        .ifPresent(errors ->
            assertThat(primary.rows(errors))
                .singleElement()
                .satisfies(r -> assertThat(r.get("error")).isNotBlank()));
  }

  @Test
  @Order(3)
  void every_setting_that_is_named_exists() {
    var settings = new SettingsSql(pg);
    assertThat(primary.rows(settings.settings(SettingsSql.NOT_LOWER_ON_STANDBY))).hasSize(5);
    assertThat(primary.rows(settings.settings(List.of(settings.walKeepName())))).hasSize(1);
    primary.rows("set %s = '%s'".formatted("password_encryption", settings.passwordEncryption()));
  }

  @Test
  @Order(4)
  void without_a_primary_the_standby_still_knows_its_timeline_and_position() {
    primary.rows(sql.switchSegment());
    settle();
    primary.stop();
    standby.await("select count(*) from pg_stat_wal_receiver", "0");
    var row = watch(standby, "watcher");
    assertThat(row.timeline()).contains(new Timeline(1));
    var seen = (Replaying) row.activity();
    assertThat(seen.receiver()).isEmpty();
    assertThat(seen.received()).isPresent();
    standby.stop();
    standby.start();
    var again = (Replaying) watch(standby, "watcher").activity();
    assertThat(again.received().orElseThrow())
        .isGreaterThanOrEqualTo(again.replayed().orElseThrow());
    assertThat(watch(standby, "watcher").timeline()).contains(new Timeline(1));
  }

  @Test
  @Order(5)
  void promotion_starts_a_higher_timeline_whose_history_names_the_old_one() {
    sql.promote(60)
        .ifPresentOrElse(
            promote -> assertThat(standby.value(promote)).isEqualTo("t"),
            standby::promoteByControl);
    standby.await(sql.inRecovery(), "f");
    assertThat(standby.value(sql.timeline())).isEqualTo("2");
    var row = watch(standby, "watcher");
    assertThat(row.activity()).isInstanceOf(Writing.class);
    assertThat(row.timeline()).contains(new Timeline(2));
    var own = row.timeline().orElseThrow();
    var history =
        TimelineHistory.parse(own, standby.read(sql.walDirectory() + "/" + own.historyFileName()));
    assertThat(history.parent()).contains(new Timeline(1));
    assertThat(history.forkFrom(new Timeline(1)).orElseThrow())
        .isLessThanOrEqualTo(((Writing) row.activity()).current());
    sql.promote(60).ifPresent(again -> assertThat(standby.value(again)).isNull());
  }
}
