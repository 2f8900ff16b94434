package pairkeeper.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.crash.KilledConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/**
 * {@code mvn -Pchaos}: rounds of faults, drawn by {@code -Dchaos.seed=}, at most {@code
 * -Dchaos.runs=} of them and none begun after {@code -Dchaos.minutes=}; {@code -Dchaos.first=}
 * leaves the earlier ones out.
 */
@NeedsLab
class SeededChaos {
  private static final long SEED =
      Long.getLong("chaos.seed", System.currentTimeMillis() % 1_000_000);
  private static final int RUNS = Integer.getInteger("chaos.runs", 1000);
  private static final int MINUTES = Integer.getInteger("chaos.minutes", 30);
  private static final int FIRST = Integer.getInteger("chaos.first", 1);

  @Test
  void no_fault_loses_what_was_promised_forks_the_data_or_leaves_the_pair_stuck() {
    System.out.println("chaos.seed=" + SEED);
    Instant latest = Instant.now().plus(Duration.ofMinutes(MINUTES));
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up("2g", Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady()) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      PairByRest pair = PairByRest.takeIn(rest, lab, "chaos", first, second);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.letIn();
      second.letIn();
      try (Hosts hosts = new Hosts(first, second)) {
        List<Sentinel> sentinels = lab.hosts().stream().map(Sentinel::on).toList();
        var stage = new Stage(console, rest, pair, hosts, sentinels, new Tally());
        new Campaign(stage, SEED).play(FIRST, RUNS, latest);
      }
    }
  }
}
