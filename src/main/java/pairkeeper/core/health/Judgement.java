package pairkeeper.core.health;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;

/**
 * A verdict with what it rests on and how long it may be repeated, so that a fleet is not judged
 * again for each page, and yet what is old turns stale by itself.
 *
 * @param newest newest observation by server
 * @param made when it was judged
 * @param until from when on it has to be judged again though nothing new was seen: the observations
 *     turn stale then, or trouble in a log is warned of no more
 */
public record Judgement(
    Pair pair, Map<UUID, Observation> newest, Verdict verdict, Instant made, Instant until) {

  public Judgement {
    newest = Map.copyOf(newest);
  }

  /** Judges the pair now. */
  public static Judgement of(
      Pair pair, Map<UUID, Observation> newest, Thresholds limits, Instant now) {
    Verdict verdict = Judge.judge(pair, newest, limits, now);
    Instant until = Instant.MAX;
    if (verdict.asOf() != null) {
      until = sooner(until, verdict.asOf().plus(limits.stale()), now);
    }
    for (Instance server : pair.servers()) {
      Observation seen = newest.get(server.id());
      if (seen != null) {
        for (LogTrouble trouble : seen.log()) {
          until = sooner(until, trouble.readAt().plus(limits.log()), now);
        }
      }
    }
    return new Judgement(pair, newest, verdict, now, until);
  }

  private static Instant sooner(Instant until, Instant turn, Instant now) {
    return turn.isBefore(now) || until.isBefore(turn) ? until : turn;
  }

  /** Whether judging that pair at that time would give the same verdict. */
  public boolean holds(Pair asked, Instant now) {
    return !now.isBefore(made) && now.isBefore(until) && pair.equals(asked);
  }
}
