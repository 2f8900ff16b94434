package pairkeeper.core.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** After which pauses a message that did not arrive is tried again. */
public final class Retries {
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private Retries() {}

  /**
   * The pause before the next attempt; empty when it is given up.
   *
   * @param tries how many have failed, from 1
   */
  public static Optional<Duration> after(int tries) {
    return tries > PAUSES.size() ? Optional.empty() : Optional.of(PAUSES.get(tries - 1));
  }
}
