package pairkeeper.core.health;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.postgres.WatchRow;

/**
 * One look at one server.
 *
 * @param at when the console asked
 * @param row what it said, or null when it did not answer
 * @param problem why it did not answer, or null
 */
public record Observation(UUID server, Instant at, WatchRow row, Text problem) {
  public boolean answered() {
    return row != null;
  }
}
