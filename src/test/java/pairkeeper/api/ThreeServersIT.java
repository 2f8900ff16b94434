package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import tools.jackson.databind.JsonNode;

/** A primary with two standbys on real hosts: the one that takes no part follows who is primary. */
@NeedsLab
class ThreeServersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String SENDERS =
      "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'";
  private static final String SLOTS =
      "SELECT string_agg(slot_name || ' ' || active, ', ' ORDER BY slot_name) FROM"
          + " pg_replication_slots";
  private static final String SERVICE = "postgresql@15-main";
  private static final String ATTESTATION = "Anna W. pulled both power cords at 02:58";
  private static final Map<String, Object> TO_THIRD = Map.of("target", "three-db3");
  private static final String SENDER = "SELECT sender_host FROM pg_stat_wal_receiver";

  @Test
  void the_third_server_follows_through_a_switchover_a_failback_a_failover_and_a_rejoin(
      @TempDir Path folder) {
    RunningConsole console = RunningConsole.shared();
    try (Rest rest = new Rest(console);
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE, Flavour.NONE);
        PairByRest pair =
            PairByRest.takeInAll(rest, lab, "three", lab.host(1), lab.host(2), lab.host(3))) {
      for (int n = 0; n < 3; n++) {
        pair.meet(n, lab.host(n + 1));
      }
      pair.prefer(2);
      pair.setUp();
      pair.prefer(1);
      pair.setUp();
      pair.awaitWhole();
      assertThat(lab.host(1).sql(SENDERS)).isEqualTo("2");
      lab.host(2).letIn();
      lab.host(3).letIn();
      try (Ledger ledger =
          Ledger.start(folder.resolve("ledger"), lab.host(1), lab.host(2), lab.host(3))) {
        switchover(rest, pair, lab, ledger);
        failover(pair, lab, ledger);
      }
      rejoin(rest, pair, lab);
      writesBeside(pair, lab);
    }
  }

  /** To the third server, though the second one is preferred. */
  private static void switchover(Rest rest, PairByRest pair, Lab lab, Ledger ledger) {
    ledger.awaitWrites(100);
    assertThat(
            rest.post(pair.path() + "/plans", plan("switchover", Map.of("target", "three-db1")))
                .is(422)
                .get("detail")
                .asString())
        .contains("three-db2, three-db3");
    assertThat(rest.post(pair.path() + "/plans", plan("failback", Map.of())).is(422).toString())
        .contains("nothing to go back to");
    lab.host(2).exec("systemctl stop " + SERVICE);
    assertThat(further(pair.plan("switchover", TO_THIRD), "further-follows"))
        .isEqualTo("warn three-db2 does not answer: it is not led to three-db3");
    lab.host(2).exec("systemctl start " + SERVICE);
    pair.awaitWhole();
    JsonNode plan = pair.freePlan("switchover", TO_THIRD);
    assertThat(further(plan, "further-follows"))
        .isEqualTo("pass three-db2 is led to three-db3 by a reload");
    JsonNode ended = pair.follow(pair.start(plan, null, "Kernel update").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    ledger.awaitWriteOn(lab.host(3));
    assertThat(lab.host(3).sql(SENDERS)).isEqualTo("2");
    assertThat(lab.host(3).sql(SLOTS)).isEqualTo("pk_three_db1 true, pk_three_db2 true");
    assertThat(lab.host(2).sql(SENDER)).isEqualTo(lab.host(3).address());
    assertThat(lab.host(1).sql(SLOTS)).isEmpty();
    pair.awaitWhole();
    JsonNode failback = pair.freePlan("failback", Map.of());
    assertThat(failback.toString())
        .as("back to the first server, which is no standby of anybody's choice")
        .contains("\"switchover\"")
        .contains("Promote three-db1");
    JsonNode back = pair.follow(pair.start(failback, null, "Kernel is updated").is(202));
    assertThat(back.get("state").asString()).as(back.toPrettyString()).isEqualTo("succeeded");
    ledger.awaitWriteOn(lab.host(1));
    assertThat(lab.host(1).sql(SLOTS)).isEqualTo("pk_three_db2 true, pk_three_db3 true");
    assertThat(lab.host(2).sql(SENDER)).isEqualTo(lab.host(1).address());
    assertThat(lab.host(3).sql(SENDER)).isEqualTo(lab.host(1).address());
    assertThat(lab.host(3).sql(SLOTS)).isEmpty();
    pair.awaitWhole();
  }

  /** To the third server, though the second one is preferred. */
  private static void failover(PairByRest pair, Lab lab, Ledger ledger) {
    pair.awaitTwoLooks();
    cutsOff(lab.host(2));
    ledger.awaitWrites(100);
    lab.host(1).kill();
    JsonNode behind =
        pair.awaitPlan(
            "failover",
            Map.of("target", "three-db2", "fence", "attest", "attestation", ATTESTATION),
            it -> !further(it, "further-not-ahead").isEmpty());
    assertThat(further(behind, "further-not-ahead"))
        .as("a standby that has more is not passed over unseen")
        .startsWith("warn three-db3 has received ");
    lab.host(2).sql("ALTER SYSTEM RESET primary_conninfo");
    lab.host(2).sql("SELECT pg_reload_conf()");
    Long bound =
        pair.failOver(
            Map.of("target", "three-db3", "fence", "attest", "attestation", ATTESTATION),
            "Primary lost power");
    ledger.awaitWriteOn(lab.host(3));
    assertThat(lab.host(2).sql(SENDER)).isEqualTo(lab.host(3).address());
    assertThat(lab.host(3).sql(SLOTS)).contains("pk_three_db2 true");
    Reckoning reckoning = ledger.reckon(lab.host(3), lab.host(2));
    assertThat(reckoning.splitBrain()).isEmpty();
    assertThat(reckoning.bytesLostOn(lab.host(3))).as("%s", reckoning).isLessThanOrEqualTo(bound);
  }

  /** It kept WAL for both others while it was the primary, and keeps none as a standby. */
  private static void rejoin(Rest rest, PairByRest pair, Lab lab) {
    lab.host(1).boot();
    rest.await(
        "audit?pair=" + pair.id(), PATIENCE, a -> a.toString().contains("pair.fenced-again"));
    JsonNode plan = pair.freePlan("rejoin", Map.of());
    JsonNode ended = pair.follow(pair.start(plan, null, "Power is back").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(lab.host(3).sql(SENDERS)).isEqualTo("2");
    assertThat(lab.host(1).sql(SLOTS)).isEmpty();
    pair.awaitWhole();
  }

  /** There is exactly one primary: nobody becomes another beside one that nobody asked for. */
  private static void writesBeside(PairByRest pair, Lab lab) {
    lab.host(2).sql("SELECT pg_promote()");
    JsonNode plan = pair.plan("switchover", Map.of("target", "three-db1"));
    assertThat(PairByRest.blocking(plan)).contains("further-follows");
    assertThat(further(plan, "further-follows"))
        .startsWith("block three-db2 accepts writes beside the primary");
    assertThat(pair.start(plan, null, "Over it").status()).isEqualTo(409);
  }

  /** Receives nothing any more, as after a cut of the line between the two. */
  private static void cutsOff(LabHost standby) {
    standby.sql("ALTER SYSTEM SET primary_conninfo = ''");
    standby.sql("SELECT pg_reload_conf()");
    standby.exec(
        "for i in $(seq 100); do [ -z \"$(runuser -u postgres -- psql -XAtqc 'SELECT 1 FROM"
            + " pg_stat_wal_receiver')\" ] && exit 0; sleep 0.1; done; exit 1");
  }

  /**
   * What a guard on the third server says: {@code warn ...}; "" where it has not been looked at.
   */
  private static String further(JsonNode plan, String id) {
    return plan.get("guards")
        .valueStream()
        .filter(it -> it.get("id").asString().equals(id))
        .map(it -> it.get("result").asString() + " " + it.get("evidence").asString())
        .collect(Collectors.joining());
  }

  private static Map<String, Object> plan(String runbook, Map<String, Object> options) {
    return Map.of("runbook", runbook, "options", options);
  }
}
