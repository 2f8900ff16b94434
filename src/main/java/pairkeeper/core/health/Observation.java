package pairkeeper.core.health;

import java.time.Instant;
import java.util.UUID;
import pairkeeper.core.model.Text;

/**
 * One look at one server.
 *
 * @param at when the console asked
 * @param sample what it said, or null when it did not answer
 * @param problem why it did not answer, or null
 */
public record Observation(UUID server, Instant at, Sample sample, Text problem) {
  public boolean answered() {
    return sample != null;
  }
}
