package pairkeeper.core.health;

/** What could be done with a pair right now, judged together with its verdict. */
public record Outlook(Readiness failover, Readiness switchover, Readiness rejoin) {

  /**
   * From what the verdict rests on.
   *
   * @param primary the last good look at the pair's primary, or null
   */
  public static Outlook of(Judgement judgement, PrimarySeen primary, Thresholds limits) {
    var judge = new ReadinessJudge(judgement, primary, limits);
    return new Outlook(judge.failover(), judge.switchover(), judge.rejoin());
  }

  /** The same while a run holds the pair. */
  public Outlook heldBy(long run) {
    return new Outlook(failover.heldBy(run), switchover.heldBy(run), rejoin.heldBy(run));
  }
}
