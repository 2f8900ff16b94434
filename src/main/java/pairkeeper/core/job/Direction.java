package pairkeeper.core.job;

import java.util.Locale;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** What becomes of a copy when the servers have changed their roles. */
public enum Direction {
  /** It goes from whoever is primary then. */
  FOLLOW,
  /** It stops and says so, until a person has looked at the job again. */
  STOP;

  /** The API's word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws Refused naming {@code direction}
   */
  public static Direction of(String word) {
    for (Direction direction : values()) {
      if (direction.word().equals(word)) {
        return direction;
      }
    }
    throw new Refused("direction", Text.of("jobs.refused.direction"));
  }
}
