package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * A server that was cut off comes back by the way that fits its data: as it is, by a rewind, or by
 * a new copy. What only it had is kept beside, and no row of it is left in the pair.
 */
@NeedsLab
class RestRejoinIT {
  private static final String DATA = "/var/lib/postgresql/15/main";

  @Test
  void comes_back_as_it_is_by_a_rewind_or_by_a_new_copy() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "rejoin", lab.host(1), lab.host(2))) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.sql("CREATE TABLE seen (who text)");
      startsAsItIsWhenItHasNothingOfItsOwn(rest, pair, first, second);
      staysThePreferredOne(rest, pair);
      isRewoundWhenItCommittedWhatNobodyReceived(rest, pair, second, first);
      isCopiedAnewWhenBothWroteOnOneTimeline(pair, first, second);
      staysRedUntilItIsCopiedAnewWhenItFollowsAgainAfterThat(rest, pair, first, second);
      isCopiedAnewAfterARewindThatNeverEnded(rest, pair, first, second);
      isNeverPromotedWhenItComesBackWithOtherRows(pair, second, first);
      isCountedBeforeAPersonHasItCopiedAnew(rest, pair, second, first);
    }
  }

  /** Only the server process dies, when everything had arrived. */
  private static void startsAsItIsWhenItHasNothingOfItsOwn(
      Rest rest, PairByRest pair, LabHost dies, LabHost takesOver) {
    dies.sql("ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (pk_rejoin_db2)'");
    dies.sql("SELECT pg_reload_conf()");
    pair.awaitTwoLooks();
    dies.exec("systemctl kill -s KILL postgresql@15-main");
    pair.awaitVerdict("critical");
    JsonNode failover = pair.failOverUntilAsked(Map.of("fence", "stop"), "Server process died");
    takesOver.sql("INSERT INTO seen VALUES ('after the first failover')");
    assertThat(takesOver.sql("SHOW synchronous_standby_names")).isEmpty();
    JsonNode ended = rejoinsWhileItsQuestionsAreOpen(pair, failover);
    assertThat(loss(rest, pair).get("trueTransactions").asLong()).isZero();
    assertThat(loss(rest, pair).get("countedByWay").asString()).isEqualTo("history");
    rest.send("GET", "runs/" + ended.get("id").asString() + "/lost-wal", null).is(422);
    assertThat(PairByRest.step(ended, "compare-rows").toPrettyString())
        .contains("All tables hold the same rows");
    waitsAgainAsBeforeTheFailover(takesOver, dies);
    assertThat(ended.get("steps").toString()).doesNotContain("base-copy").doesNotContain("rewind");
    sameRows(takesOver, dies, 1);
  }

  /** A server that comes back does not wait until somebody has seen to the backups. */
  private static JsonNode rejoinsWhileItsQuestionsAreOpen(PairByRest pair, JsonNode failover) {
    JsonNode ended = pair.rejoin("start");
    JsonNode stillAsks = pair.awaitRun(failover, run -> true);
    assertThat(PairByRest.asking(stillAsks).get("id").asString()).isEqualTo("backups");
    JsonNode answered = pair.follow(failover);
    assertThat(answered.get("state").asString())
        .as(answered.toPrettyString())
        .isEqualTo("succeeded");
    return ended;
  }

  /** Nobody has said who is to be primary: it is who was it before the first change of roles. */
  private static void staysThePreferredOne(Rest rest, PairByRest pair) {
    JsonNode back = rest.get(pair.path() + "/failback");
    assertThat("servers/" + back.get("preferred").asString()).isEqualTo(pair.server(0));
    assertThat(back.get("offered").asBoolean()).isFalse();
    assertThat(back.get("text").asString()).contains("rejoin-db1");
  }

  private static void waitsAgainAsBeforeTheFailover(LabHost primary, LabHost standby) {
    assertThat(primary.sql("SHOW synchronous_standby_names")).isEqualTo("\"pk_rejoin_db1\"");
    assertThat(primary.sql("SELECT application_name, sync_state FROM pg_stat_replication"))
        .isEqualTo("pk_rejoin_db1|sync");
    for (LabHost host : List.of(primary, standby)) {
      host.sql("ALTER SYSTEM RESET synchronous_standby_names");
      host.sql("SELECT pg_reload_conf()");
    }
  }

  /**
   * The last commit never left the machine that then lost its power. What was heard of the primary
   * before, a minute ago, is no evidence about this one.
   */
  private static void isRewoundWhenItCommittedWhatNobodyReceived(
      Rest rest, PairByRest pair, LabHost dies, LabHost takesOver) {
    dies.sql("ALTER SYSTEM SET work_mem = '7MB'");
    takesOver.sql("ALTER SYSTEM SET work_mem = '9MB'");
    losesPower(pair, dies, takesOver);
    assertThat(loss(rest, pair).get("trueTransactions").isNull()).isTrue();
    assertThat(loss(rest, pair).get("countedByWay").isNull()).isTrue();
    JsonNode plan = pair.freePlan("rejoin", Map.of());
    JsonNode insisting = pair.plan("rejoin", Map.of("method", "start"));
    assertThat(insisting.get("blocked").asBoolean()).isTrue();
    assertThat(pair.start(insisting, null, "As it is").status()).isEqualTo(409);
    isAsItWasWhenTheRewindCouldNotBegin(pair, plan, dies, takesOver);
    whatThePrimaryItselfCannotReadStandsInTheWay(pair, takesOver);

    JsonNode ended = pair.rejoin("rewind");
    assertThat(plan.get("options").get("chosen").asString()).isEqualTo("rewind");
    String kept = PairByRest.step(ended, "keep-evidence").toPrettyString();
    assertThat(kept).contains("1 transactions were committed only here");
    assertThat(dies.exec("ls -d " + DATA + ".evidence-*")).isNotBlank();
    assertThat(dies.sql("SHOW work_mem")).as("its own, not its primary's").isEqualTo("7MB");
    sameRows(takesOver, dies, 2);
    oneTransactionWasLost(rest, pair);
    whatWasLostCanBeRead(rest, pair, ended.get("id").asString(), dies);
  }

  private static JsonNode loss(Rest rest, PairByRest pair) {
    return rest.get("runs/" + failover(rest, pair) + "/review").get("loss");
  }

  private static String failover(Rest rest, PairByRest pair) {
    return rest.get("runs?runbook=failover&pair=" + pair.id()).get(0).get("id").asString();
  }

  private static void oneTransactionWasLost(Rest rest, PairByRest pair) {
    JsonNode loss = loss(rest, pair);
    assertThat(loss.get("trueTransactions").asLong()).as(loss.toPrettyString()).isEqualTo(1);
    assertThat(loss.get("trueBytes").asLong()).isPositive();
    assertThat(loss.get("countedByWay").asString()).isEqualTo("wal");
    String dossier = "runs/" + failover(rest, pair) + "/dossier";
    assertThat(rest.send("GET", dossier, null, "Accept", "text/html").raw().body())
        .contains(loss.get("countedHow").asString());
    assertThat(rest.get(dossier).get("review").get("loss")).isEqualTo(loss);
  }

  /** Until a person removes it from the server. */
  private static void whatWasLostCanBeRead(
      Rest rest, PairByRest pair, String rejoin, LabHost server) {
    String address = "runs/" + rejoin + "/lost-wal";
    var answer = rest.send("GET", address, null);
    answer.is(200);
    assertThat(answer.raw().headers().firstValue("Content-Disposition").orElse(""))
        .contains("-lost-wal.txt");
    assertThat(answer.raw().body())
        .contains("rejoin-db2")
        .contains("1 transaction was committed there")
        .contains("desc: INSERT")
        .contains("desc: COMMIT")
        .contains(DATA + ".evidence-")
        .contains("This is all of it")
        .doesNotContain("only here");
    assertThat(rest.get("audit?pair=" + pair.id()).toString()).contains("run.lost-wal-read");
    server.exec("rm -r " + DATA + ".evidence-*");
    JsonNode gone = rest.send("GET", address, null).is(422);
    assertThat(gone.toString()).contains("somebody removed it");
  }

  /** Somebody changed the password after the plan was made: mended, and it is rewound after all. */
  private static void isAsItWasWhenTheRewindCouldNotBegin(
      PairByRest pair, JsonNode plan, LabHost dies, LabHost takesOver) {
    String was =
        takesOver.sql("SELECT rolpassword FROM pg_authid WHERE rolname = 'pairkeeper_repl'");
    takesOver.sql("ALTER ROLE pairkeeper_repl PASSWORD 'another'");
    String before = dies.exec("sha256sum " + DATA + "/global/pg_control");
    JsonNode ended = pair.follow(pair.start(plan, null, "Cannot log in").is(202));
    JsonNode step = PairByRest.step(ended, "rewind");
    assertThat(step.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    assertThat(step.toString()).contains("nothing was changed on " + DATA);
    assertThat(dies.exec("ls /var/lib/pairkeeper")).doesNotContain("rewinding");
    assertThat(dies.exec("sha256sum " + DATA + "/global/pg_control")).isEqualTo(before);
    takesOver.sql("ALTER ROLE pairkeeper_repl PASSWORD '" + was + "'");
  }

  /** A rewind would stop there midway, and leave no database. */
  private static void whatThePrimaryItselfCannotReadStandsInTheWay(
      PairByRest pair, LabHost primary) {
    primary.exec("install -m 0600 /dev/null '" + DATA + "/old key'");
    JsonNode plan = pair.plan("rejoin", Map.of());
    assertThat(PairByRest.blocking(plan)).containsExactly("readable-data");
    assertThat(plan.get("guards").toString()).contains("old key");
    primary.exec("rm '" + DATA + "/old key'");
  }

  /** Somebody removed the signal file by hand, as an old manual says: no new timeline. */
  private static void isCopiedAnewWhenBothWroteOnOneTimeline(
      PairByRest pair, LabHost primary, LabHost standby) {
    standby.exec("rm " + DATA + "/standby.signal && systemctl restart postgresql@15-main");
    standby.sql("INSERT INTO seen VALUES ('apart')");
    pair.awaitVerdict("split-brain");
    JsonNode insisting = pair.plan("rejoin", Map.of("method", "rewind"));
    assertThat(insisting.get("blocked").asBoolean()).isTrue();
    pair.rejoin("clone");
    assertThat(standby.exec("ls -d " + DATA + ".before-*")).isNotBlank();
    sameRows(primary, standby, 2);
  }

  /**
   * The signal file is put back, and both go on at the same place: nothing breaks off, PostgreSQL
   * calls it a standby that streams, and it holds a row that nobody else has.
   */
  private static void staysRedUntilItIsCopiedAnewWhenItFollowsAgainAfterThat(
      Rest rest, PairByRest pair, LabHost primary, LabHost standby) {
    primary.sql("CREATE TABLE alone (who text)");
    pair.awaitWhole();
    standby.exec("rm " + DATA + "/standby.signal && systemctl restart postgresql@15-main");
    standby.sql("INSERT INTO alone VALUES ('apart')");
    primary.sql("CREATE TABLE other (who text)");
    pair.awaitReason("wrote-apart");
    followsAgain(primary, standby);
    assertThat(standby.sql("SELECT status FROM pg_stat_wal_receiver")).isEqualTo("streaming");
    assertThat(primary.sql("SELECT count(*) FROM alone")).isEqualTo("0");
    assertThat(standby.sql("SELECT count(*) FROM alone")).isEqualTo("1");

    pair.awaitTwoLooks();
    JsonNode status = pair.awaitVerdict("diverged");
    assertThat(status.get("reasons").toString()).contains("wrote-apart").doesNotContain("split");
    assertThat(PairByRest.blocking(pair.plan("switchover", Map.of())))
        .containsExactly("same-wal", "always-followed");
    assertThat(PairByRest.blocking(pair.plan("failover", Map.of("fence", "stop"))))
        .contains("always-followed");
    for (String way : List.of("start", "rewind")) {
      JsonNode insisting = pair.plan("rejoin", Map.of("method", way));
      assertThat(PairByRest.blocking(insisting)).containsExactly("way-back");
    }

    itsWalAloneShowsIt(rest, pair);
    pair.rejoin("clone");
    assertThat(standby.sql("SELECT count(*) FROM alone")).isEqualTo("0");
    sameRows(primary, standby, 2);
    assertThat(rest.get("audit?pair=" + pair.id()).toString()).contains("pair.wrote-apart");
    assertThat(rest.get(pair.path() + "/events").values())
        .filteredOn(event -> event.get("kind").asString().equals("wrote-apart"))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(event.get("endedAt").isNull()).isFalse());
  }

  /** A console that has seen nothing of it finds it out as soon as it reads both. */
  private static void itsWalAloneShowsIt(Rest rest, PairByRest pair) {
    var typed = Map.of("confirm", "rejoin", "reason", "Somebody believes to have copied it");
    rest.post(pair.path() + "/rediscovery", typed).is(200);
    pair.awaitWhole();
    assertThat(PairByRest.blocking(pair.plan("switchover", Map.of()))).containsExactly("same-wal");
    pair.awaitReason("wrote-apart");
  }

  /** Both end with a record of one length at one place, so that the WAL of one fits the other. */
  private static void followsAgain(LabHost primary, LabHost standby) {
    String ends =
        "runuser -u postgres -- psql -XAtqc 'SELECT pg_switch_wal()' >/dev/null"
            + " && systemctl stop postgresql@15-main"
            + " && /usr/lib/postgresql/15/bin/pg_controldata "
            + DATA
            + " | grep 'Latest checkpoint location'";
    String starts = "systemctl start postgresql@15-main";
    while (!primary.exec(ends).equals(standby.exec(ends))) {
      primary.exec(starts);
      standby.exec(starts);
    }
    primary.exec(starts);
    standby.exec("runuser -u postgres -- touch " + DATA + "/standby.signal && " + starts);
    primary.sql("CREATE TABLE after_all (who text)");
    String arrived = "SELECT to_regclass('after_all') IS NOT NULL";
    standby.exec(
        "for i in $(seq 300); do [ \"$(runuser -u postgres -- psql -XAtqc \""
            + arrived
            + "\")\" = t ] && exit; sleep 0.1; done; exit 1");
  }

  /** The rewind is killed: what it leaves is no database, and nothing starts it. */
  private static void isCopiedAnewAfterARewindThatNeverEnded(
      Rest rest, PairByRest pair, LabHost dies, LabHost takesOver) {
    losesPower(pair, dies, takesOver);
    JsonNode plan = pair.freePlan("rejoin", Map.of());
    assertThat(plan.get("options").get("chosen").asString()).isEqualTo("rewind");
    String kills = "until pkill -9 -f '[p]g_rewind.*--progress'; do sleep 0.01; done";
    dies.exec("setsid sh -c \"" + kills + "\" >/dev/null 2>&1 </dev/null &");
    JsonNode ended = pair.follow(pair.start(plan, null, "Is killed").is(202));
    assertThat(PairByRest.step(ended, "rewind").get("state").asString())
        .as(ended.toPrettyString())
        .isEqualTo("failed");
    assertThat(ended.get("state").asString()).isEqualTo("failed");
    assertThat(dies.exec("pg_lsclusters -h")).contains("down");
    assertThat(dies.attempt("pg_ctlcluster 15 main start").ok()).isFalse();
    pair.rejoin("clone");
    assertThat(dies.exec("ls /var/lib/pairkeeper")).doesNotContain("rewinding");
    sameRows(takesOver, dies, 3);
    // as the rewind that failed had counted it: the copy found nothing to count
    oneTransactionWasLost(rest, pair);
  }

  /** A page of a table was lost on its disk: it streams, and holds fewer rows. */
  private static void isNeverPromotedWhenItComesBackWithOtherRows(
      PairByRest pair, LabHost primary, LabHost standby) {
    String file = DATA + "/" + primary.sql("SELECT pg_relation_filepath('seen')");
    primary.sql("CHECKPOINT");
    pair.awaitTwoLooks();
    standby.exec("systemctl stop postgresql@15-main");
    standby.exec("dd if=/dev/zero of=" + file + " bs=8192 count=1 conv=notrunc status=none");
    JsonNode plan = pair.freePlan("rejoin", Map.of());
    assertThat(plan.get("options").get("chosen").asString()).isEqualTo("start");
    JsonNode ended = pair.follow(pair.start(plan, null, "Comes back").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("failed");
    assertThat(PairByRest.step(ended, "compare-rows").toPrettyString())
        .contains("postgres.public.seen", "rejoin-db2 has 3 and rejoin-db1 has 0");
    pair.awaitReason("wrote-apart");
    assertThat(standby.sql("SELECT status FROM pg_stat_wal_receiver")).isEqualTo("streaming");
    assertThat(PairByRest.blocking(pair.plan("switchover", Map.of())))
        .containsExactly("always-followed");
    pair.rejoin("clone");
    sameRows(primary, standby, 3);
  }

  /** A rewind would do: what is lost is counted all the same, before its data are replaced. */
  private static void isCountedBeforeAPersonHasItCopiedAnew(
      Rest rest, PairByRest pair, LabHost dies, LabHost takesOver) {
    losesPower(pair, dies, takesOver);
    JsonNode plan = pair.freePlan("rejoin", Map.of("method", "clone"));
    JsonNode ended = pair.follow(pair.start(plan, null, "A new disk").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    assertThat(PairByRest.step(ended, "count-lost").toPrettyString())
        .contains("1 transactions were committed only here");
    pair.awaitWhole();
    sameRows(takesOver, dies, 4);
    oneTransactionWasLost(rest, pair);
  }

  /**
   * A commit stays behind, the other server takes over, and the old one is fenced at its return.
   */
  private static void losesPower(PairByRest pair, LabHost dies, LabHost takesOver) {
    pair.awaitTwoLooks();
    dies.cutFrom(takesOver);
    dies.sql("INSERT INTO seen VALUES ('only here')");
    dies.kill();
    pair.awaitVerdict("critical");
    dies.healTo(takesOver);
    pair.failOver(
        Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58"),
        "Power lost");
    takesOver.sql("INSERT INTO seen VALUES ('after a failover')");
    pair.fencedAtItsReturn(dies);
    assertThat(dies.exec("pg_lsclusters -h")).contains("down");
  }

  private static void sameRows(LabHost primary, LabHost standby, int rows) {
    assertThat(standby.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
    assertThat(primary.sql("SELECT count(*) FROM seen")).isEqualTo(Integer.toString(rows));
    assertThat(standby.sql("SELECT count(*) FROM seen")).isEqualTo(Integer.toString(rows));
  }
}
