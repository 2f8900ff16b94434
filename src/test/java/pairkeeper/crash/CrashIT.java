package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.crash.KillPoint.after;
import static pairkeeper.crash.KillPoint.before;
import static pairkeeper.crash.KillPoint.during;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;

/**
 * The console is killed at the steps that must not happen twice, and where it hurts most: each run
 * ends well, the hosts' journals show each of these steps once, and no commit is lost by it. A
 * standby that dies in the write gap leaves the old primary serving.
 */
@NeedsLab
class CrashIT {
  private static final Map<String, Object> COMMANDED =
      Map.of("fence", "command", "fenceCommand", List.of("/usr/local/sbin/power-off"));

  /** What a data centre's own command would be: it leaves a line each time. */
  private static final String POWER_OFF =
      "printf '#!/bin/sh\\necho off >>/root/powered-off\\n' >/usr/local/sbin/power-off"
          + " && chmod 0755 /usr/local/sbin/power-off";

  @Test
  void a_run_whose_console_is_killed_at_its_unsafe_steps_ends_well_and_does_none_twice(
      @TempDir Path folder) throws Exception {
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady();
        PairByRest pair = PairByRest.takeIn(rest, lab, "crash", lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, 1);
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);

      scene.setUp(plan -> List.of(after("restart-primary"), during("base-copy")));
      assertThat(first.journal())
          .filteredOn(it -> it.command().startsWith("starting PostgreSQL"))
          .as("restarted once")
          .hasSize(1);
      first.letIn();
      second.letIn();

      try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
        ledger.awaitWrites(100);
        scene.switchOverFails(
            "replayed-shut-down", plan -> List.of(after("shut-down", second::kill)));
        ledger.awaitWriteOn(first);
        second.boot();
        pair.awaitWhole();
        assertThat(scene.switchOver(plan -> List.of(after("shut-down"), after("promote"))))
            .as("nobody is asked where the server can be")
            .isZero();
        assertThat(promotions(second)).isEqualTo(1);
        ledger.awaitWriteOn(second);
        assertThat(scene.switchOver(plan -> List.of(before("promote"))))
            .as("it never happened, and a person says so")
            .isEqualTo(1);
        assertThat(promotions(first)).isEqualTo(1);
        ledger.awaitWriteOn(first);
        Reckoning reckoning = ledger.reckon(first, second);
        assertThat(reckoning.splitBrain()).isEmpty();
        assertThat(reckoning.lostOn(first)).as("%s", reckoning).isEmpty();
      }

      scene.losesPower(first, second);
      second.exec(POWER_OFF);
      assertThat(
              scene.failOver(COMMANDED, plan -> List.of(after("fence-command"), during("promote"))))
          .as("whether the host was switched off nobody can see: a person says so")
          .isBetween(1, 2);
      assertThat(second.exec("cat /root/powered-off")).as("again at that word").hasLineCount(2);
      assertThat(promotions(second)).isEqualTo(2);
      pair.fencedAtItsReturn(first);
      scene.rejoin("rewind", plan -> List.of(during("rewind")));
      assertThat(first.executed(Scene.REWOUND)).isEqualTo(1);
      assertThat(rest.get("audit/verification").get("valid").asBoolean()).isTrue();
    }
  }

  private static long promotions(LabHost host) {
    return host.executed(Scene.PROMOTED);
  }
}
