package pairkeeper.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import pairkeeper.chaos.Round.Death;
import pairkeeper.crash.KilledRun;
import pairkeeper.crash.Scene;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;

/** Plays one round on the stage, from a healthy pair to a healthy pair. */
final class RoundPlay {
  private static final String KEPT_BESIDE =
      "rm -rf /var/lib/postgresql/15/main.before-* /var/lib/postgresql/15/main.evidence-*";
  private static final Duration NOTICED = Duration.ofMinutes(2);

  private final Stage stage;
  private final Round round;
  private final Diary diary;
  private final RoundRuns runs;
  private final Operator operator;

  RoundPlay(Stage stage, Round round, Diary diary, long seed) {
    this.stage = stage;
    this.round = round;
    this.diary = diary;
    this.runs = new RoundRuns(stage, diary, seed);
    this.operator = new Operator(stage, diary, runs, round.stubborn());
  }

  /**
   * @throws Violation when a promise was broken
   */
  void play() {
    diary.note("ROUND " + round.number() + ": " + round.words());
    LabHost primary =
        stage.hosts().both().stream().filter(stage.hosts()::writable).findFirst().orElseThrow();
    LabHost standby = stage.hosts().other(primary);
    stage.hosts().take(primary, diary);
    stage.sentinels().forEach(Sentinel::forget);
    try (Ledger ledger = Ledger.start(file(), primary, standby)) {
      ledger.awaitWrites(50);
      switch (round) {
        case Round.Switchover it -> switchOver(it);
        case Round.Failover it -> failOver(it, primary, standby, ledger);
        case Round.Quiet it -> it.blows().forEach(this::atRest);
      }
      operator.mend();
      new Truth(stage, diary, round.number()).judge(ledger, runs.failovers(), operator.returns());
    }
    stage.hosts().both().forEach(host -> host.exec(KEPT_BESIDE));
  }

  private static Path file() {
    try {
      return Files.createTempFile("ledger", ".tsv");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void switchOver(Round.Switchover it) {
    stage.tally().round("switchover");
    runs.run("switchover", Map.of(), it.blows(), operator);
  }

  private void atRest(Blow blow) {
    stage.tally().round("at rest");
    if (blow.fault() instanceof Fault.ConsoleKilled) {
      diary.note("STRIKE " + blow.fault().words());
      stage.console().killAndRestart();
      stage.tally().fault(blow.fault());
    } else {
      runs.strike(blow);
      stage.hosts().awaitRepairs();
    }
  }

  private void failOver(Round.Failover it, LabHost primary, LabHost standby, Ledger ledger) {
    stage.tally().round("failover");
    stage.pair().awaitTwoLooks();
    die(it.death(), primary, standby, ledger);
    stage
        .rest()
        .await(
            stage.pair().path() + "/status",
            NOTICED,
            status -> status.get("verdict").asString().equals("critical"));
    if (it.death() != Death.SERVER_KILLED) {
      stage.hosts().pullCord(primary);
    }
    var how = it.death() == Death.SERVER_KILLED ? Scene.STOPPED : Scene.ATTESTED;
    Optional<KilledRun.End> end = runs.run("failover", how, it.blows(), operator);
    stage.hosts().repairAll();
    if (end.isEmpty() || !end.get().state().equals("succeeded")) {
      return;
    }
    if (stage.hosts().isOff(primary)) {
      operator.comeBack(primary);
    }
    stage.hosts().take(standby, diary);
    runs.run("rejoin", Map.of(), it.whileRejoining(), operator);
  }

  private void die(Death death, LabHost primary, LabHost standby, Ledger ledger) {
    diary.note("DIES by " + death.words() + ": " + primary.name());
    stage.tally().death(death);
    switch (death) {
      case POWER_LOSS -> stage.hosts().pullCord(primary);
      case CUT_APART_THEN_POWER_LOSS -> {
        primary.cutFrom(standby);
        ledger.awaitWrites(300);
        stage.hosts().pullCord(primary);
        primary.healTo(standby);
      }
      case SERVER_KILLED -> primary.exec("systemctl kill -s KILL postgresql@15-main");
      case HOST_FROZEN -> stage.hosts().strike(new Fault.HostFrozen(Fault.Side.PRIMARY), LONG);
      case OFF_NETWORK -> stage.hosts().strike(new Fault.OffNetwork(Fault.Side.PRIMARY), LONG);
    }
  }

  /** Until the cord is pulled. */
  private static final int LONG = 3_600_000;
}
