package pairkeeper.core.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.model.Text;

/**
 * Whether a runbook could be carried out right now, as far as watching knows: no guard of the
 * runbook is read for it.
 *
 * @param reasons why not, or why it is not known; what weighs most comes first; empty when ready
 * @param unread what could stand in the way all the same and was not measured
 * @param asOf oldest of the observations it rests on, or null
 */
public record Readiness(Act act, Kind kind, List<Reason> reasons, List<Text> unread, Instant asOf) {

  /** What people may want to do; the words are the names of the runbooks. */
  public enum Act {
    FAILOVER,
    SWITCHOVER,
    REJOIN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Never ready on what is old or was not seen. */
  public enum Kind {
    READY,
    NOT_READY,
    UNKNOWN;

    /** As it stands in addresses and in the API. */
    public String word() {
      return switch (this) {
        case READY -> "yes";
        case NOT_READY -> "no";
        case UNKNOWN -> "unknown";
      };
    }
  }

  /**
   * Why not.
   *
   * @param id stable name, that of the verdict's reason where it is the same
   * @param source where it was seen: a server's name, or "console"
   */
  public record Reason(String id, Text text, String source) {
    /** The same in two or three words. */
    public Text brief() {
      return Text.of("health.brief." + id);
    }
  }

  public Readiness {
    reasons = List.copyOf(reasons);
    unread = List.copyOf(unread);
  }

  /** The same while a run holds the pair: that is the first thing in the way. */
  Readiness heldBy(long run) {
    var all = new ArrayList<Reason>();
    all.add(
        new Reason("held", Text.of("health.ready.held", "number", String.valueOf(run)), "console"));
    all.addAll(reasons);
    return new Readiness(act, Kind.NOT_READY, all, unread, asOf);
  }
}
