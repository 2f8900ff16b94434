package pairkeeper.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static pairkeeper.crash.KillPoint.after;
import static pairkeeper.crash.KillPoint.before;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
import tools.jackson.databind.JsonNode;

/**
 * The target of a switchover dies. When the old primary was just stopped, it serves again. When it
 * is a standby already, as where the target's server dies of a full disk at its promotion, the run
 * goes on at a press once there is room. Nothing is lost in either.
 */
@NeedsLab
class DyingTargetIT {
  @Test
  void the_old_primary_serves_again_or_the_run_goes_on(@TempDir Path folder) {
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady();
        PairByRest pair = PairByRest.takeIn(rest, lab, "dying", lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, 1);
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      first.letIn();
      second.letIn();
      losesItsPowerAfterTheStop(pair, scene, folder.resolve("power"), first, second);
      diskIsFullAtThePromotion(rest, pair, scene, folder.resolve("disk"), first, second);
    }
  }

  /** Somebody puts other data in the old primary's place after the run has begun. */
  @Test
  void another_database_that_lies_there_by_then_is_left_alone() {
    try (KilledConsole console = KilledConsole.launch();
        Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        Rest rest = console.awaitReady();
        PairByRest pair = PairByRest.takeIn(rest, lab, "swapped", lab.host(1), lab.host(2))) {
      var scene = new Scene(console, rest, pair, 1);
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      pair.meet(first, second);
      pair.setUp();
      pair.awaitVerdict("healthy");
      var theirs = new AtomicReference<String>();
      JsonNode run =
          scene.switchOverFails(
              "shut-down",
              plan ->
                  List.of(
                      before(
                          "shut-down",
                          () -> {
                            first.exec(OTHER_DATA);
                            theirs.set(first.exec(STATE));
                          })));
      assertThat(PairByRest.step(run, "shut-down").toString())
          .contains("holds database system", "nothing was touched");
      assertThat(first.exec(STATE)).isEqualTo(theirs.get());
      assertThat(first.sql("select count(*) from theirs")).isEqualTo("1");
      assertThat(second.sql("select pg_is_in_recovery()")).isEqualTo("t");

      first.exec(OUR_DATA);
      pair.awaitWhole();
    }
  }

  private static final String OTHER_DATA =
      """
      set -e
      systemctl stop postgresql@15-main
      cd /var/lib/postgresql/15
      mv main ours
      runuser -u postgres -- /usr/lib/postgresql/15/bin/initdb -D /var/lib/postgresql/15/main >/dev/null
      systemctl start postgresql@15-main
      runuser -u postgres -- psql -qc 'create table theirs as select 1; checkpoint'
      """;

  private static final String STATE =
      """
      cd /var/lib/postgresql/15/main
      sha256sum global/pg_control
      ls -A
      head -n 1 postmaster.pid
      cat /etc/postgresql/15/main/start.conf
      """;

  private static final String OUR_DATA =
      """
      set -e
      systemctl stop postgresql@15-main
      cd /var/lib/postgresql/15
      mv main theirs
      mv ours main
      systemctl start postgresql@15-main
      """;

  private static void losesItsPowerAfterTheStop(
      PairByRest pair, Scene scene, Path folder, LabHost old, LabHost target) {
    try (Ledger ledger = Ledger.start(folder, old, target)) {
      ledger.awaitWrites(100);
      JsonNode run =
          scene.switchOverFails(
              "replayed-shut-down", plan -> List.of(after("shut-down", target::kill)));
      assertThat(PairByRest.step(run, "promote").get("state").asString()).isEqualTo("pending");
      ledger.awaitWriteOn(old);
      Reckoning reckoning = ledger.reckon(old);
      assertThat(reckoning.lostOn(old)).as("%s", reckoning).isEmpty();
    }
    target.boot();
    pair.awaitWhole();
  }

  private static void diskIsFullAtThePromotion(
      Rest rest, PairByRest pair, Scene scene, Path folder, LabHost old, LabHost target) {
    try (Ledger ledger = Ledger.start(folder, old, target)) {
      ledger.awaitWrites(100);
      JsonNode run =
          scene.switchOverFails("promote", plan -> List.of(after("still-down", target::fill)));
      assertThat(target.attempt("systemctl is-active -q postgresql@15-main").ok()).isFalse();
      target.unfill();
      String end = resume(rest, pair, run);
      if (end.equals("failed")) {
        // it had not been started again before there was room
        end = resume(rest, pair, run);
      }
      assertThat(end).isEqualTo("succeeded");
      ledger.awaitWriteOn(target);
      pair.awaitWhole();
      Reckoning reckoning = ledger.reckon(old, target);
      assertThat(reckoning.splitBrain()).isEmpty();
      assertThat(reckoning.lostOn(target)).as("%s", reckoning).isEmpty();
    }
  }

  private static String resume(Rest rest, PairByRest pair, JsonNode run) {
    String path = "runs/" + run.get("id").asString() + "/resume";
    return pair.follow(rest.post(path, Map.of()).is(200)).get("state").asString();
  }
}
