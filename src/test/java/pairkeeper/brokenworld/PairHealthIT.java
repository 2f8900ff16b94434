package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** What watching says of a pair that looks well and is not, or the other way round. */
@NeedsLab
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PairHealthIT {
  private static final String DATA = "/var/lib/postgresql/15/main";
  private static final String RELOAD = "SELECT pg_reload_conf()";
  private static final String SLOT = "SELECT wal_status FROM pg_replication_slots";

  private static OnePair one;
  private static Rest rest;
  private static LabHost primary;
  private static LabHost standby;
  private static PairByRest pair;

  @BeforeAll
  static void open() {
    one = OnePair.takenIn("watched");
    rest = one.rest();
    pair = one.pair();
    primary = one.primary();
    standby = one.standby();
    pair.setUp();
  }

  @AfterAll
  static void close() {
    if (one != null) {
      one.close();
    }
  }

  @Test
  @Order(1)
  void an_idle_pair_has_no_lag() {
    pair.awaitVerdict("healthy");
    pair.awaitTwoLooks();
    JsonNode status = rest.get(pair.path() + "/status");
    assertThat(status.get("verdict").asString()).isEqualTo("healthy");
    assertThat(status.get("lagBytes").asLong()).isZero();
  }

  @Test
  @Order(2)
  void a_pair_whose_replay_is_paused_is_not_green_though_it_streams() {
    standby.sql("SELECT pg_wal_replay_pause()");
    primary.sql("CREATE TABLE load AS SELECT generate_series(1, 300000)");
    JsonNode status = pair.awaitReason("replay-paused");
    assertThat(status.get("verdict").asString()).isEqualTo("warning");
    assertThat(status.get("lagBytes").asLong()).isGreaterThan(1_000_000);
    assertThat(primary.sql("SELECT state FROM pg_stat_replication")).isEqualTo("streaming");
    standby.sql("SELECT pg_wal_replay_resume()");
    pair.awaitVerdict("healthy");
  }

  @Test
  @Order(3)
  void commits_that_wait_for_nothing_are_not_called_synchronous() {
    primary.sql("ALTER SYSTEM SET synchronous_standby_names = '*'");
    primary.sql("ALTER SYSTEM SET synchronous_commit = 'local'");
    primary.sql(RELOAD);
    JsonNode status = pair.awaitReason("not-synchronous");
    assertThat(status.get("reasons").toString()).contains("local");
    primary.sql("ALTER SYSTEM RESET synchronous_standby_names");
    primary.sql("ALTER SYSTEM RESET synchronous_commit");
    primary.sql(RELOAD);
    pair.awaitVerdict("healthy");
  }

  @Test
  @Order(4)
  void a_slot_is_warned_of_before_it_is_lost() {
    primary.sql("ALTER SYSTEM SET max_slot_wal_keep_size = '160MB'");
    primary.sql(RELOAD);
    standby.exec("systemctl stop postgresql@15-main");
    for (int segment = 0; segment < 3; segment++) {
      primary.sql("SELECT pg_logical_emit_message(false, 'fill', 'up')");
      primary.sql("SELECT pg_switch_wal()");
    }
    pair.awaitReason("slot-nearly-lost");
    assertThat(primary.sql(SLOT)).isNotEqualTo("lost");
    standby.exec("systemctl start postgresql@15-main");
    primary.sql("ALTER SYSTEM RESET max_slot_wal_keep_size");
    primary.sql(RELOAD);
    pair.awaitWhole();
    assertThat(primary.sql(SLOT)).isEqualTo("reserved");
  }

  /** Somebody promoted it, wrote there, and made it a standby again as if nothing had been. */
  @Test
  @Order(5)
  void a_standby_that_went_its_own_way_is_red_and_never_promoted() {
    standby.sql("SELECT pg_promote()");
    standby.sql("CREATE TABLE apart (n int)");
    pair.awaitVerdict("split-brain");
    standby.exec(
        "systemctl stop postgresql@15-main; runuser -u postgres -- touch "
            + DATA
            + "/standby.signal; systemctl start postgresql@15-main");
    JsonNode status = pair.awaitReason("diverged");
    assertThat(status.get("verdict").asString()).isEqualTo("diverged");

    primary.exec("systemctl kill -s KILL postgresql@15-main");
    pair.awaitReason("primary-silent");
    JsonNode plan = pair.plan("failover", Map.of("fence", "stop"));
    assertThat(PairByRest.blocking(plan)).contains("same-timeline");
    assertThat(standby.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    primary.exec("systemctl start postgresql@15-main");
    pair.awaitReason("diverged");
  }
}
