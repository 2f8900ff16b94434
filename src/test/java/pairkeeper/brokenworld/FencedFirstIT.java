package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pairkeeper.api.PairByRest;
import pairkeeper.lab.Executed;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * Nobody is promoted before the old primary is fenced and silent: on one pair, from a primary that
 * comes back in the middle to one that hangs and has to be killed.
 */
@NeedsLab
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FencedFirstIT {
  private static final String DATA = "/var/lib/postgresql/15/main";
  private static final String PROMOTED = "^received promote request";
  private static final Map<String, Object> ATTESTED =
      Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58");

  /** What a data centre's own command would be: it leaves a line each time, and may fail. */
  private static final String POWER_OFF = "/usr/local/sbin/power-off";

  private static final Map<String, Object> COMMANDED =
      Map.of("fence", "command", "fenceCommand", List.of(POWER_OFF, "db1"));

  private static OnePair one;
  private static PairByRest pair;
  private static LabHost first;
  private static LabHost second;

  @BeforeAll
  static void open() {
    one = OnePair.takenIn("fenced-first");
    pair = one.pair();
    first = one.primary();
    second = one.standby();
    pair.setUp();
    pair.awaitWhole();
  }

  @AfterAll
  static void close() {
    if (one != null) {
      one.close();
    }
  }

  @Test
  @Order(1)
  void nobody_is_promoted_when_the_old_primary_answers_again_at_the_last_moment() {
    askBefore(question());
    losesPower(first);
    JsonNode plan = pair.freePlan("failover", ATTESTED);
    JsonNode run = pair.start(plan, bound(plan), "Power lost").is(202);
    pair.awaitRun(run, r -> PairByRest.asking(r) != null);
    first.boot();

    JsonNode ended = pair.follow(run);

    assertThat(failedAt(ended, "old-primary-silent")).contains(first.address());
    nobodyWasPromoted(ended);
    assertThat(first.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
    askBefore();
    pair.awaitWhole();
  }

  @Test
  @Order(2)
  void nobody_is_promoted_when_the_customers_command_that_fences_fails() {
    powerOffExits(3);
    losesPower(first);
    JsonNode plan = pair.freePlan("failover", COMMANDED);

    JsonNode ended = pair.follow(pair.start(plan, bound(plan), "Power lost").is(202));

    assertThat(failedAt(ended, "fence-command")).contains("no such outlet");
    nobodyWasPromoted(ended);
    assertThat(second.exec("cat /root/powered-off")).isEqualTo("db1");
  }

  @Test
  @Order(3)
  void the_customers_command_that_fences_is_carried_out_once() {
    powerOffExits(0);
    pair.failOver(COMMANDED, "Power lost");
    assertThat(second.exec("cat /root/powered-off")).isEqualTo("db1");
    assertThat(second.executed(PROMOTED)).isEqualTo(1);
    pair.fencedAtItsReturn(first);
    JsonNode back = pair.freePlan("rejoin", Map.of());
    assertThat(pair.follow(pair.start(back, null, "Comes back").is(202)).get("state").asString())
        .isEqualTo("succeeded");
    pair.awaitWhole();
  }

  /** And whatever would keep the new primary from catching up or from serving is taken away. */
  @Test
  @Order(4)
  void a_primary_that_hangs_is_dead_with_all_its_sessions_before_anybody_is_promoted() {
    set(second, "synchronous_standby_names", "'ANY 1 (pk_fenced_first_db1, ward_b)'");
    set(first, "synchronous_standby_names", "'FIRST 1 (pk_fenced_first_db2)'");
    set(first, "recovery_min_apply_delay", "'1s'");
    pair.awaitTwoLooks();
    first.sql("SELECT pg_wal_replay_pause()");
    second.sql("CREATE TABLE received (a int)");
    second.exec(
        "nohup setsid runuser -u postgres -- psql -Xqc 'SELECT pg_sleep(3600)' >/dev/null 2>&1 &");
    String pid = second.exec("head -n 1 " + DATA + "/postmaster.pid");
    second.exec("pkill -STOP -u postgres");
    second.exec(
        "nohup setsid sh -c 'while kill -0 "
            + pid
            + "; do sleep 0.02; done; date -u +%Y-%m-%dT%H:%M:%S.%NZ >/root/died' >/dev/null 2>&1"
            + " &");
    pair.awaitVerdict("critical");
    JsonNode plan =
        pair.awaitPlan(
            "failover", Map.of("fence", "stop"), it -> PairByRest.blocking(it).isEmpty());
    assertThat(guard(plan, "synchronous-until-rejoin")).isEqualTo("warn");
    first.clearJournal();

    JsonNode ended = pair.follow(pair.start(plan, bound(plan), "Hangs").is(202));

    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    Instant died = Instant.parse(second.exec("cat /root/died"));
    assertThat(promoted(first)).singleElement().satisfies(at -> assertThat(at).isAfter(died));
    assertThat(second.attempt("pgrep -l postgres").ok()).as("its sessions").isFalse();
    for (String step : List.of("resume-replay", "no-apply-delay", "no-synchronous")) {
      assertThat(PairByRest.step(ended, step).get("state").asString()).as(step).isEqualTo("done");
    }
    assertThat(first.sql("SELECT count(*) FROM received")).isEqualTo("0");
    assertThat(first.sql("SHOW synchronous_standby_names")).isEmpty();
    assertThat(first.sql("SHOW recovery_min_apply_delay")).isEqualTo("0");
    assertThat(guard(pair.plan("rejoin", Map.of()), "synchronous-again"))
        .as("of several that were waited for only people can tell which")
        .isEqualTo("warn");
  }

  private static String guard(JsonNode plan, String id) {
    return plan.get("guards")
        .valueStream()
        .filter(it -> it.get("id").asString().equals(id))
        .map(it -> it.get("result").asString())
        .collect(Collectors.joining());
  }

  private static List<Instant> promoted(LabHost host) {
    return host.journal().stream()
        .filter(it -> it.command().startsWith("received promote request"))
        .map(Executed::at)
        .toList();
  }

  private static void set(LabHost host, String name, String value) {
    host.sql("ALTER SYSTEM SET " + name + " = " + value);
    host.sql("SELECT pg_reload_conf()");
  }

  private static void losesPower(LabHost host) {
    pair.awaitTwoLooks();
    host.kill();
    pair.awaitVerdict("critical");
  }

  private static void powerOffExits(int code) {
    second.exec(
        "printf '#!/bin/sh\\necho \"$@\" >>/root/powered-off; echo no such outlet >&2; exit "
            + code
            + "\\n' >"
            + POWER_OFF
            + " && chmod 0755 "
            + POWER_OFF
            + " && rm -f /root/powered-off");
  }

  private static void askBefore(Object... hooks) {
    String path = pair.path() + "/hooks";
    String version = "\"" + one.rest().get(path).get("version").asInt() + "\"";
    one.rest().put(path, Map.of("hooks", List.of(hooks)), "If-Match", version).is(200);
  }

  private static Map<String, Object> question() {
    return Map.of(
        "kind", "question",
        "name", "Ward told",
        "moment", "before",
        "runbooks", List.of("failover"),
        "question", "Has the ward been told?");
  }

  private static Long bound(JsonNode plan) {
    JsonNode bytes = plan.at("/estimatedLoss/boundBytes");
    return bytes.isNumber() ? bytes.asLong() : null;
  }

  /** What the step that failed says. */
  private static String failedAt(JsonNode ended, String id) {
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    JsonNode step = PairByRest.step(ended, id);
    assertThat(step.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    return step.toString();
  }

  private static void nobodyWasPromoted(JsonNode ended) {
    assertThat(PairByRest.step(ended, "promote").get("state").asString()).isEqualTo("pending");
    assertThat(second.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    assertThat(second.executed(PROMOTED)).isZero();
  }
}
