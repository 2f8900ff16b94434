package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.crash.KillPoint.When;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;

/**
 * {@code mvn -Pcrash}: the console is killed before, during or after each step of each runbook,
 * some hundred times each. {@code -Dcrash.when=after} is one of the three alone, {@code
 * -Dcrash.seed=} decides when within a step it is killed.
 */
@NeedsLab
class EveryStepCrash {
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

  static Stream<When> wanted() {
    String only = System.getProperty("crash.when", "");
    return Stream.of(When.values())
        .filter(when -> only.isEmpty() || only.equalsIgnoreCase(when.name()));
  }

  @ParameterizedTest
  @MethodSource("wanted")
  void no_kill_at_any_step_loses_a_commit_or_does_an_unsafe_step_twice(
      When when, @TempDir Path folder) throws Exception {
    String name = "crash-" + when.name().toLowerCase(Locale.ROOT);
    System.out.println(name + " crash.seed=" + SEED);
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady();
        PairByRest pair = PairByRest.takeIn(rest, lab, name, lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, SEED);
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      scene.setUp(plan -> KillPoint.each(when, plan));
      first.letIn();
      second.letIn();
      switchOver(scene, first, second, when, folder);
      first.clearJournal();

      scene.dies(second);
      scene.failOver(Scene.STOPPED, plan -> KillPoint.each(when, plan));
      assertThat(first.executed(Scene.PROMOTED)).isEqualTo(1);
      scene.rejoin("start", plan -> KillPoint.each(when, plan));

      scene.losesPower(first, second);
      scene.failOver(Scene.ATTESTED, plan -> KillPoint.each(when, plan));
      scene.fencedAtItsReturn(first);
      scene.rejoin("rewind", plan -> KillPoint.each(when, plan));
      assertThat(first.executed(Scene.REWOUND)).isEqualTo(1);

      scene.losesPower(second, first);
      scene.failOver(Scene.ATTESTED, KillPoint::none);
      scene.fencedAtItsReturn(second);
      scene.rejoin("clone", plan -> KillPoint.each(when, plan));
      assertThat(second.executed("^pg_basebackup ")).isEqualTo(2);
      assertThat(rest.get("audit/verification").get("valid").asBoolean()).isTrue();
    }
  }

  private static void switchOver(Scene scene, LabHost from, LabHost to, When when, Path folder) {
    try (Ledger ledger = Ledger.start(folder.resolve("ledger"), from, to)) {
      ledger.awaitWrites(100);
      scene.switchOver(plan -> KillPoint.each(when, plan));
      ledger.awaitWriteOn(to);
      assertThat(to.executed(Scene.PROMOTED)).isEqualTo(1);
      Reckoning reckoning = ledger.reckon(from, to);
      System.out.println("switchover killed at each step: " + reckoning);
      assertThat(reckoning.splitBrain()).isEmpty();
      assertThat(reckoning.lostOn(to)).as("%s", reckoning).isEmpty();
    }
  }
}
