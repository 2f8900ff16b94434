package pairkeeper.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

/** From the confirmation of a failover to the first write that the new primary accepts. */
@NeedsLab
class FailoverBench {
  private static final Map<String, Object> FENCE =
      Map.of("fence", "attest", "attestation", "Anna W. pulled both power cords at 02:58");
  private static final int REPETITIONS = Integer.getInteger("bench.failovers", 5);

  @Test
  void from_confirmation_to_the_first_write() throws Exception {
    var console = new Series();
    var floor = new Series();
    var repmgr = new Series();
    try (RunningConsole running = RunningConsole.fresh().start();
        Rest rest = new Rest(running)) {
      for (int i = 1; i <= REPETITIONS; i++) {
        once(rest, "pair-" + i, console, floor, repmgr);
        System.out.println(
            "failover: console " + console + " s, by hand " + floor + " s, repmgr " + repmgr);
        row(
            "4",
            "failover, confirmation to first write, median of " + i,
            console.median(),
            floor.median());
        row("4b", "the same, the worst of them", console.worst(), floor.worst());
        BenchTable.row(
            "4c",
            "the same beside repmgr's (in the column of the floor)",
            "under it",
            console.median(),
            repmgr.median(),
            "s",
            console.median() < repmgr.median());
      }
    }
  }

  private static void row(String order, String figure, double console, double floor) {
    BenchTable.row(order, figure, "floor + 0.5 s", console, floor, "s", console - floor <= 0.5);
  }

  /** One primary with three standbys, so that one power loss serves all ways. */
  private static void once(Rest rest, String name, Series console, Series floor, Series repmgr)
      throws Exception {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE, Flavour.RUNNING, Flavour.RUNNING)) {
      lab.host(1).replicateTo(lab.host(3));
      lab.host(1).replicateTo(lab.host(4));
      PairByRest pair = PairByRest.takeIn(rest, lab, name, lab.host(1), lab.host(2));
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      pair.awaitVerdict("healthy");
      pair.awaitTwoLooks();
      lab.host(2).letIn();
      var nodes = Repmgr.over(lab, node(lab, 1), node(lab, 4));
      FirstWrite.makeTable(lab.host(1), lab.host(2), lab.host(3), lab.host(4));
      lab.host(1).kill();
      floor.add(byHand(lab));
      repmgr.add(byRepmgr(nodes, lab.host(4)));
      console.add(byConsole(rest, pair, lab.host(2)));
    }
  }

  private static double byHand(Lab lab) throws Exception {
    try (FirstWrite write = new FirstWrite(lab.host(3))) {
      long start = System.nanoTime();
      Process script =
          HandScript.start(
              lab,
              lab.host(3),
              "sudo -n -u postgres sh -s " + lab.host(1).address(),
              HandScript.FAIL_OVER);
      double seconds = write.secondsSince(start);
      HandScript.finish(script);
      return seconds;
    }
  }

  private static Repmgr.Node node(Lab lab, int n) {
    return new Repmgr.Node(lab.host(n), lab.host(n).name());
  }

  private static double byRepmgr(Repmgr repmgr, LabHost standby) throws Exception {
    try (FirstWrite write = new FirstWrite(standby)) {
      long start = System.nanoTime();
      repmgr.promote(standby);
      return write.secondsSince(start);
    }
  }

  private static double byConsole(Rest rest, PairByRest pair, LabHost standby) throws Exception {
    rest.await(
        pair.path() + "/status",
        Duration.ofMinutes(5),
        status -> !status.get("verdict").asString().equals("healthy"));
    JsonNode plan = pair.freePlan("failover", FENCE);
    try (FirstWrite write = new FirstWrite(standby)) {
      // as people do, who read before they confirm: the evidence of the plan is too old by then
      TimeUnit.SECONDS.sleep(6);
      long bound = plan.get("estimatedLoss").get("boundBytes").asLong();
      long start = System.nanoTime();
      Instant confirmed = Instant.now();
      JsonNode run = pair.start(plan, bound, "Benchmark").is(202);
      double answered = (System.nanoTime() - start) / 1e9;
      double seconds = write.secondsSince(start);
      System.out.printf("answered after %.3f s, written after %.3f s%n", answered, seconds);
      StepTimes.print(confirmed, pair.follow(run));
      return seconds;
    }
  }
}
