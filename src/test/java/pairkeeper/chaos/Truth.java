package pairkeeper.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pairkeeper.chaos.Sentinel.Seen;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.Reckoning;
import pairkeeper.lab.Write;

/** Judges a round by the hosts and by the ledger alone. */
final class Truth {
  private static final Duration REPLAYED = Duration.ofMinutes(1);

  private final Stage stage;
  private final Diary diary;
  private final int round;

  Truth(Stage stage, Diary diary, int round) {
    this.stage = stage;
    this.diary = diary;
    this.round = round;
  }

  /**
   * @param failovers those of this round; none when nothing may be lost
   * @param returns the times in which a server that was failed over from wrote until it was fenced
   * @throws Violation when a promise was broken
   */
  void judge(Ledger ledger, List<Shown> failovers, List<Returned> returns) {
    ledger.stop();
    LabHost primary = primary();
    LabHost standby = stage.hosts().other(primary);
    Reckoning all = sameRows(ledger, primary, standby);
    stage.tally().acknowledged(all.acknowledged().size());
    for (Returned it : returns) {
      int taken = (int) all.acknowledged().stream().filter(it::took).count();
      stage.tally().returned(taken, it.lasted());
    }
    Reckoning judged = all.without(write -> returns.stream().anyMatch(it -> it.took(write)));
    diary.note(judged.toString());
    List<Write> split = judged.splitBrain();
    if (!split.isEmpty()) {
      stage.tally().splitBrain(split.size());
      throw new Violation("split brain: " + split.size() + " writes from " + split.getFirst());
    }
    bothWritable(returns);
    lost(judged, primary, failovers);
  }

  /** Also where no client could see it. */
  private void bothWritable(List<Returned> returns) {
    List<Sentinel> sentinels = stage.sentinels();
    List<Seen> first = outside(sentinels.getFirst(), returns);
    List<Seen> second = outside(sentinels.getLast(), returns);
    List<Seen> both =
        Stream.concat(Sentinel.between(first, second), Sentinel.between(second, first)).toList();
    if (!both.isEmpty()) {
      stage.tally().splitBrain(both.size());
      throw new Violation("split brain: both servers accepted writes at " + both);
    }
  }

  private static List<Seen> outside(Sentinel sentinel, List<Returned> returns) {
    return sentinel.writable().stream()
        .filter(seen -> returns.stream().noneMatch(it -> it.saw(sentinel.host(), seen.at())))
        .toList();
  }

  private LabHost primary() {
    List<LabHost> writable = stage.hosts().both().stream().filter(stage.hosts()::writable).toList();
    if (writable.size() != 1) {
      throw new Violation("not one server accepts writes, but " + writable);
    }
    return writable.getFirst();
  }

  /** The standby replays all that the primary has, and no row more. */
  private Reckoning sameRows(Ledger ledger, LabHost primary, LabHost standby) {
    Instant end = Instant.now().plus(REPLAYED);
    while (true) {
      Reckoning reckoning = ledger.reckon(primary, standby);
      if (reckoning.rowsOn(primary).equals(reckoning.rowsOn(standby))) {
        return reckoning;
      }
      if (Instant.now().isAfter(end)) {
        throw new Violation("the servers hold different rows: " + reckoning);
      }
    }
  }

  private void lost(Reckoning judged, LabHost primary, List<Shown> failovers) {
    int commits = judged.lostOn(primary).size();
    long bytes = judged.bytesLostOn(primary);
    if (failovers.isEmpty()) {
      stage.tally().lostWithoutFailover(commits);
      if (commits > 0) {
        throw new Violation("lost without a failover: " + commits + " commits; " + judged);
      }
      return;
    }
    Long bound = 0L;
    for (Shown shown : failovers) {
      bound = bound == null || shown.boundBytes() == null ? null : bound + shown.boundBytes();
    }
    stage.tally().loss(new Tally.Loss(round, commits, bytes, bound));
    if (bound != null && bytes > bound) {
      throw new Violation("lost " + bytes + " bytes, and at most " + bound + " were shown");
    }
  }
}
