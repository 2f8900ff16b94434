package pairkeeper.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has been counted so far. */
final class Tally {
  /**
   * What a failover cost.
   *
   * @param boundBytes what the plan said at most, or null when it said "unknown"
   */
  record Loss(int round, int commits, long bytes, Long boundBytes) {}

  private final Map<String, Integer> rounds = new TreeMap<>();
  private final Map<String, Map<String, Integer>> runs = new TreeMap<>();
  private final Map<String, Integer> faults = new TreeMap<>();
  private final Map<String, Integer> deaths = new TreeMap<>();
  private final Map<String, Integer> helped = new TreeMap<>();
  private final List<Loss> losses = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private int missed;
  private long acknowledged;
  private int lost;
  private int splitBrain;
  private int stuck;
  private int afterReturn;
  private Duration longestReturn = Duration.ZERO;

  synchronized void round(String kind) {
    rounds.merge(kind, 1, Integer::sum);
  }

  synchronized void run(String runbook, String end) {
    runs.computeIfAbsent(runbook, it -> new TreeMap<>()).merge(end, 1, Integer::sum);
  }

  synchronized void fault(Fault fault) {
    faults.merge(fault.kind(), 1, Integer::sum);
  }

  synchronized void death(Round.Death death) {
    deaths.merge(death.words(), 1, Integer::sum);
  }

  synchronized void missed(int blows) {
    missed += blows;
  }

  /** What the operator did beside starting the round's own runs. */
  synchronized void helped(String act) {
    helped.merge(act, 1, Integer::sum);
  }

  synchronized void acknowledged(int writes) {
    acknowledged += writes;
  }

  synchronized void lostWithoutFailover(int commits) {
    lost += commits;
  }

  synchronized void loss(Loss loss) {
    losses.add(loss);
  }

  synchronized void splitBrain(int writes) {
    splitBrain += writes;
  }

  synchronized void stuck() {
    stuck++;
  }

  /** A server that was failed over from came back and wrote until the standing order stopped it. */
  synchronized void returned(int writes, Duration lasted) {
    afterReturn += writes;
    longestReturn = lasted.compareTo(longestReturn) > 0 ? lasted : longestReturn;
  }

  synchronized void violation(String what) {
    violations.add(what);
  }

  Map<String, Integer> rounds() {
    return rounds;
  }

  Map<String, Map<String, Integer>> runs() {
    return runs;
  }

  Map<String, Integer> faults() {
    return faults;
  }

  Map<String, Integer> deaths() {
    return deaths;
  }

  Map<String, Integer> helped() {
    return helped;
  }

  List<Loss> losses() {
    return losses;
  }

  List<String> violations() {
    return violations;
  }

  int missed() {
    return missed;
  }

  long acknowledged() {
    return acknowledged;
  }

  int lost() {
    return lost;
  }

  int splitBrain() {
    return splitBrain;
  }

  int stuckRuns() {
    return stuck;
  }

  int afterReturn() {
    return afterReturn;
  }

  Duration longestReturn() {
    return longestReturn;
  }
}
