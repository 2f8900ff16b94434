package pairkeeper.bench;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * From the confirmation of a rejoin until the old primary, rewound, streams from the new one;
 * beside a script by hand and repmgr on two hosts of the same kind. The old one has commits of its
 * own and was stopped in order, since repmgr takes no other.
 */
@NeedsLab
class RejoinBench {
  private static final int REPETITIONS = Integer.getInteger("bench.rejoins", 5);

  /** With the new primary's address. */
  private static final String BY_HAND =
      """
      set -eu
      cd /
      data=/var/lib/postgresql/15/main
      runuser -u postgres -- /usr/lib/postgresql/15/bin/pg_rewind -D "$data" \\
        --source-server='host=%1$s user=repmgr dbname=postgres'
      runuser -u postgres -- touch "$data/standby.signal"
      echo "primary_conninfo = 'host=%1$s user=repmgr application_name=back'" >>"$data/postgresql.auto.conf"
      echo "primary_slot_name = ''" >>"$data/postgresql.auto.conf"
      systemctl --no-block start postgresql@15-main
      """;

  private final Series console = new Series();
  private final Series wholeRun = new Series();
  private final Series floor = new Series();
  private final Series repmgr = new Series();

  @Test
  void from_the_confirmation_until_it_streams() throws Exception {
    try (RunningConsole running = RunningConsole.fresh().start();
        Rest rest = new Rest(running);
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE, Flavour.PRIMARY, Flavour.RUNNING)) {
      PairByRest pair = PairByRest.takeIn(rest, lab, "back", lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      lab.host(1).sql("CREATE TABLE apart (n int)");
      FirstSender.mayLook(lab.host(1));
      FirstSender.mayLook(lab.host(3));
      lab.host(3).replicateTo(lab.host(4));
      lab.host(3).sql("CREATE TABLE apart (n int)");
      for (int n = 1; n <= 4; n++) {
        lab.host(n).letIn();
      }
      // as the console's set-up does: else the WAL that a rewind needs is gone at times
      for (int n = 3; n <= 4; n++) {
        lab.host(n).sql("ALTER SYSTEM SET wal_keep_size = '1GB'");
        lab.host(n).sql("SELECT pg_reload_conf()");
      }
      Repmgr tool = Repmgr.over(lab, node(lab, 3), node(lab, 4));
      boolean there = true;
      for (int i = 1; i <= REPETITIONS; i++) {
        byConsole(pair, lab.host(there ? 1 : 2), lab.host(there ? 2 : 1));
        // there and back, so that repmgr finds the roles that it knows
        byHand(lab, lab.host(3), lab.host(4));
        byHand(lab, lab.host(4), lab.host(3));
        there = !there;
      }
      boolean fourth = true;
      for (int i = 1; i <= REPETITIONS; i++) {
        byRepmgr(tool, lab.host(fourth ? 3 : 4), lab.host(fourth ? 4 : 3));
        fourth = !fourth;
      }
      rows();
    }
  }

  private void rows() {
    System.out.printf(
        "rejoin: console %s, whole run %s, by hand %s, repmgr %s%n",
        console, wholeRun, floor, repmgr);
    BenchTable.row(
        "8",
        "rejoin by rewind, confirmation until it streams, median of " + REPETITIONS,
        "1.5 x floor",
        console.median(),
        floor.median(),
        "s",
        console.median() <= 1.5 * floor.median());
    BenchTable.row(
        "8b", "the same, the whole run", "", wholeRun.median(), floor.median(), "s", true);
    BenchTable.row(
        "8c",
        "the same beside repmgr's (in the column of the floor)",
        "under it",
        console.median(),
        repmgr.median(),
        "s",
        console.median() < repmgr.median());
  }

  private static Repmgr.Node node(Lab lab, int n) {
    return new Repmgr.Node(lab.host(n), lab.host(n).name());
  }

  /** Leaves commits on the old primary that nobody received, and stops it. */
  private static void diverge(LabHost old, LabHost standby) {
    old.cutFrom(standby);
    old.sql("INSERT INTO apart SELECT generate_series(1, 10000)");
    old.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
    old.exec("systemctl stop postgresql@15-main");
    old.healTo(standby);
  }

  private void byConsole(PairByRest pair, LabHost old, LabHost standby) throws Exception {
    pair.awaitWhole();
    pair.awaitTwoLooks();
    diverge(old, standby);
    pair.awaitVerdict("critical");
    pair.failOver(Map.of("fence", "stop"), "Benchmark");
    standby.sql("INSERT INTO apart VALUES (0)");
    JsonNode plan = pair.freePlan("rejoin", Map.of("method", "rewind"));
    long start = System.nanoTime();
    Instant confirmed = Instant.now();
    JsonNode run = pair.start(plan, null, "Benchmark").is(202);
    var streams = CompletableFuture.supplyAsync(() -> streamingSince(start, standby));
    JsonNode ended = pair.follow(run);
    wholeRun.add((System.nanoTime() - start) / 1e9);
    if (!ended.get("state").asString().equals("succeeded")) {
      throw new IllegalStateException(ended.toPrettyString());
    }
    console.add(streams.get(2, TimeUnit.MINUTES));
    StepTimes.print(confirmed, ended);
  }

  private void byHand(Lab lab, LabHost old, LabHost standby) throws Exception {
    diverge(old, standby);
    standby.sql("SELECT pg_promote()");
    standby.sql("INSERT INTO apart VALUES (0)");
    standby.sql("CHECKPOINT");
    long start = System.nanoTime();
    Process script =
        HandScript.start(lab, old, "sudo -n sh -s", BY_HAND.formatted(standby.address()));
    HandScript.finish(script); // it does not wait for the server
    floor.add(streamingSince(start, standby));
  }

  private void byRepmgr(Repmgr tool, LabHost old, LabHost standby) throws Exception {
    diverge(old, standby);
    tool.promote(standby);
    standby.sql("INSERT INTO apart VALUES (0)");
    standby.sql("CHECKPOINT");
    long start = System.nanoTime();
    var streams = CompletableFuture.supplyAsync(() -> streamingSince(start, standby));
    tool.rejoin(old, standby);
    repmgr.add(streams.get(2, TimeUnit.MINUTES));
  }

  /** Seconds from then until somebody streams from the new primary. */
  private static double streamingSince(long start, LabHost primary) {
    FirstSender.await(primary);
    return (System.nanoTime() - start) / 1e9;
  }
}
