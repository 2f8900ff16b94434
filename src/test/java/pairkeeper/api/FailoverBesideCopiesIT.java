package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** The night's copies of many customers are under way when a primary dies. */
@NeedsLab
class FailoverBesideCopiesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** More than one node carries out of the console's other works at once. */
  private static final int COPIES = 70;

  @Test
  void waits_for_none_of_them() {
    try (RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console);
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE, Flavour.PRIMARY, Flavour.NONE)) {
      PairByRest copies = PairByRest.takeIn(rest, lab, "copies", lab.host(1), lab.host(2));
      copies.meet(lab.host(1), lab.host(2));
      PairByRest dies = PairByRest.takeIn(rest, lab, "dies", lab.host(3), lab.host(4));
      dies.meet(lab.host(3), lab.host(4));
      dies.setUp();
      dies.awaitVerdict("healthy");
      dies.awaitTwoLooks();
      List<String> runs = start(rest, copies, lab.host(1));

      lab.host(3).exec("systemctl kill -s KILL postgresql@" + lab.host(3).major() + "-main");
      dies.awaitVerdict("critical");
      dies.failOver(Map.of("fence", "stop"), "Server process died");

      assertThat(lab.host(4).sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
      assertThat(runs).allSatisfy(run -> copies(rest.get("runs/" + run)));
    }
  }

  private static void copies(JsonNode run) {
    assertThat(run.get("state").asString()).as(run.toPrettyString()).isEqualTo("running");
    assertThat(TimedJobs.copied(run)).isPositive();
  }

  /** Each copies for some twenty minutes. */
  private static List<String> start(Rest rest, PairByRest pair, LabHost source) {
    source.exec(
        "for n in $(seq "
            + COPIES
            + "); do mkdir -p /srv/n$n && head -c 10000000 /dev/urandom >/srv/n$n/scan.dcm; done");
    List<String> runs = new ArrayList<>();
    for (int n = 1; n <= COPIES; n++) {
      String job = TimedJobs.make(rest, pair, "Copy " + n, "/srv/n" + n, 8, "");
      JsonNode run = rest.post(TimedJobs.path(pair, job) + "/runs", Map.of()).is(202);
      runs.add(run.get("id").asString());
    }
    for (String run : runs) {
      rest.await("runs/" + run, PATIENCE, r -> TimedJobs.copied(r) > 0);
    }
    return runs;
  }
}
