package pairkeeper.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import pairkeeper.lab.Write;
import tools.jackson.databind.JsonNode;

/**
 * How long nobody can write in a switchover, and how long after that the old primary streams again,
 * beside a hand-written script on the same two hosts, while a client writes all the time.
 */
@NeedsLab
class SwitchoverBench {
  private static final int REPETITIONS = Integer.getInteger("bench.switchovers", 5);

  private final Series gap = new Series();
  private final Series gapByHand = new Series();
  private final Series back = new Series();
  private final Series backByHand = new Series();
  private final Series gapByRepmgr = new Series();
  private final Series backByRepmgr = new Series();

  @Test
  void write_gap_of_a_switchover(@TempDir Path folder) throws Exception {
    try (RunningConsole running = RunningConsole.fresh().start();
        Rest rest = new Rest(running);
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        PairByRest pair = PairByRest.takeIn(rest, lab, "turned", lab.host(1), lab.host(2));
        TurnByHand hand = new TurnByHand(lab, lab.host(1), lab.host(2))) {
      pair.meet(lab.host(1), lab.host(2));
      pair.setUp();
      pair.awaitVerdict("healthy");
      lab.host(1).letIn();
      lab.host(2).letIn();
      FirstSender.mayLook(lab.host(1));
      boolean firstIsPrimary = true;
      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), lab.host(1), lab.host(2))) {
        for (int i = 1; i <= REPETITIONS; i++) {
          byConsole(lab, pair, ledger, firstIsPrimary);
          firstIsPrimary = !firstIsPrimary;
          // twice, so that the console finds the roles that it knows
          byHand(lab, hand, ledger, firstIsPrimary);
          byHand(lab, hand, ledger, !firstIsPrimary);
          rows(i);
        }
        Reckoning all = ledger.reckon(lab.host(1), lab.host(2));
        LabHost last = firstIsPrimary ? lab.host(1) : lab.host(2);
        System.out.println("lost: " + all.lostOn(last).size() + " of " + all);
        BenchTable.row(
            "7c",
            "commits lost in all of them, of " + all.acknowledged().size(),
            "0",
            all.lostOn(last).size(),
            "",
            all.lostOn(last).isEmpty());
      }
      LabHost primary = lab.host(firstIsPrimary ? 1 : 2);
      LabHost standby = lab.host(firstIsPrimary ? 2 : 1);
      // the first one has ended with its reckoning
      try (Ledger ledger = Ledger.start(folder.resolve("repmgr"), primary, standby)) {
        byRepmgr(lab, ledger, firstIsPrimary);
      }
    }
  }

  private void rows(int n) {
    BenchTable.row(
        "7",
        "switchover, longest time without a commit, median of " + n,
        "1.5 x floor",
        gap.median(),
        gapByHand.median(),
        "s",
        gap.median() <= 1.5 * gapByHand.median());
    BenchTable.row(
        "7b",
        "from the first commit on the new primary until the old one streams",
        "1 s",
        back.median(),
        backByHand.median(),
        "s",
        back.median() <= 1);
    System.out.printf("gap %s by hand %s; back %s by hand %s%n", gap, gapByHand, back, backByHand);
  }

  private void byConsole(Lab lab, PairByRest pair, Ledger ledger, boolean fromFirst)
      throws Exception {
    pair.awaitWhole();
    JsonNode plan = pair.freePlan("switchover", Map.of());
    Instant from = Instant.now();
    LabHost target = lab.host(fromFirst ? 2 : 1);
    Instant confirmed = Instant.now();
    JsonNode run = pair.start(plan, null, "Benchmark").is(202);
    // meanwhile the run's question is answered and its end awaited
    var streaming = CompletableFuture.supplyAsync(() -> streamingFrom(target, ledger));
    JsonNode ended = pair.follow(run);
    if (!ended.get("state").asString().equals("succeeded")) {
      throw new IllegalStateException(ended.toPrettyString());
    }
    note(ledger, target, from, streaming.get(2, TimeUnit.MINUTES), gap, back);
    StepTimes.print(confirmed, ended);
  }

  /** Last, since repmgr keeps settings of its own on the servers from then on. */
  private void byRepmgr(Lab lab, Ledger ledger, boolean firstIsPrimary) throws Exception {
    var nodes =
        List.of(
            new Repmgr.Node(lab.host(1), "pk_turned_db1"),
            new Repmgr.Node(lab.host(2), "pk_turned_db2"));
    var primary = nodes.get(firstIsPrimary ? 0 : 1);
    Repmgr repmgr = Repmgr.over(lab, primary, nodes.get(firstIsPrimary ? 1 : 0));
    boolean fromFirst = firstIsPrimary;
    for (int i = 1; i <= REPETITIONS; i++) {
      TimeUnit.SECONDS.sleep(3);
      Instant from = Instant.now();
      LabHost target = lab.host(fromFirst ? 2 : 1);
      var streaming = CompletableFuture.supplyAsync(() -> streamingFrom(target, ledger));
      repmgr.switchOver(target);
      note(ledger, target, from, streaming.get(2, TimeUnit.MINUTES), gapByRepmgr, backByRepmgr);
      fromFirst = !fromFirst;
    }
    System.out.println("repmgr: gap " + gapByRepmgr + "; back " + backByRepmgr);
    BenchTable.row(
        "7d",
        "the same gap beside repmgr's (in the column of the floor)",
        "under it",
        gap.median(),
        gapByRepmgr.median(),
        "s",
        gap.median() < gapByRepmgr.median());
    BenchTable.row(
        "7e",
        "the old primary streams, beside repmgr's",
        "",
        back.median(),
        backByRepmgr.median(),
        "s",
        back.median() < backByRepmgr.median());
  }

  private void byHand(Lab lab, TurnByHand hand, Ledger ledger, boolean fromFirst) throws Exception {
    TimeUnit.SECONDS.sleep(3);
    Instant from = Instant.now();
    LabHost target = lab.host(fromFirst ? 2 : 1);
    hand.turn(fromFirst);
    Instant streaming = streamingFrom(target, ledger);
    note(ledger, target, from, streaming, gapByHand, backByHand);
    hand.tidy(fromFirst);
  }

  /** When the first sender was seen on the new primary after it had accepted a commit. */
  private static Instant streamingFrom(LabHost target, Ledger ledger) {
    ledger.awaitWriteOn(target);
    FirstSender.await(target);
    return Instant.now();
  }

  private static void note(
      Ledger ledger, LabHost target, Instant from, Instant streaming, Series gaps, Series backs) {
    List<Write> since =
        ledger.acknowledged().stream().filter(w -> w.acknowledged().isAfter(from)).toList();
    gaps.add(seconds(new Reckoning(since, Map.of()).longestGap()));
    Instant first =
        since.stream()
            .filter(w -> w.server().equals(target.address()))
            .map(Write::acknowledged)
            .min(Instant::compareTo)
            .orElseThrow();
    backs.add(seconds(Duration.between(first, streaming)));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
