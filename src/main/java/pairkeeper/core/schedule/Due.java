package pairkeeper.core.schedule;

import java.time.Instant;
import java.util.Optional;
import pairkeeper.core.model.Text;

/**
 * One due time.
 *
 * @param shifted what a change of the clocks did to it, for the reader; empty on other days
 * @param closed why nothing is started then though it is due (a window, a blackout), if so
 */
public record Due(Instant at, Optional<Text> shifted, Optional<Text> closed) {
  Due(Instant at) {
    this(at, Optional.empty(), Optional.empty());
  }

  Due closedBy(Optional<Text> why) {
    return new Due(at, shifted, why);
  }
}
