package pairkeeper.chaos;

import java.util.List;
import java.util.Locale;

/** One round of the campaign: begins and ends with a healthy pair. */
sealed interface Round {
  /** Counted from 1. */
  int number();

  /**
   * Whether the operator goes on with a failed run, or answers a doubt with another try; else it is
   * given up and the pair is put right by other runs.
   */
  boolean stubborn();

  /** The roles are exchanged. */
  record Switchover(int number, boolean stubborn, List<Blow> blows) implements Round {}

  /** The primary dies, the standby takes over, the old primary comes back. */
  record Failover(
      int number, boolean stubborn, Death death, List<Blow> blows, List<Blow> whileRejoining)
      implements Round {}

  /** Nothing is run while something goes wrong. */
  record Quiet(int number, boolean stubborn, List<Blow> blows) implements Round {}

  /** How a primary dies. */
  enum Death {
    /** Its host loses its power. */
    POWER_LOSS,
    /** It loses its power after it had written for some seconds what nobody received. */
    CUT_APART_THEN_POWER_LOSS,
    /** Only its process dies; the host answers. */
    SERVER_KILLED,
    /** Its host hangs, and a person pulls the cord. */
    HOST_FROZEN,
    /** Its host is off the network, and a person pulls the cord. */
    OFF_NETWORK;

    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  default String words() {
    return switch (this) {
      case Switchover r -> "switchover " + r.blows + mood();
      case Failover r ->
          "failover after %s %s, rejoin %s%s"
              .formatted(r.death.words(), r.blows, r.whileRejoining, mood());
      case Quiet r -> "at rest " + r.blows + mood();
    };
  }

  private String mood() {
    return stubborn() ? ", goes on" : ", gives up";
  }
}
