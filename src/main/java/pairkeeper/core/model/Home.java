package pairkeeper.core.model;

import java.util.UUID;

/**
 * Which server of a pair its customer wants as the primary, and when going back to it is offered.
 *
 * @param server its id; null while no run has changed roles and nobody has said anything
 * @param afterMinutes how long the pair has to be healthy before, 1 to 10080 (a week)
 */
public record Home(UUID server, int afterMinutes) {
  /** A day: whoever goes back has seen the pair through each of its hours. */
  public static final int USUAL_MINUTES = 24 * 60;

  /** Minutes of pairs are kept longer than this. */
  public static final int MOST_MINUTES = 7 * 24 * 60;

  public Home {
    if (afterMinutes < 1 || afterMinutes > MOST_MINUTES) {
      throw new Refused("afterMinutes", Text.of("pair.refused.failback-minutes"));
    }
  }
}
