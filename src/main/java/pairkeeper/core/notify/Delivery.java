package pairkeeper.core.notify;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Text;

/**
 * One message on one channel, and what became of it.
 *
 * @param id goes with every attempt, so that the receiver knows what it has already
 * @param tries how many attempts were made
 * @param nextTryAt not before then, while it waits
 * @param answer what the other side said last, or null
 * @param endedAt when it was delivered or given up, or null
 */
public record Delivery(
    UUID id,
    UUID channel,
    Message message,
    State state,
    int tries,
    Instant nextTryAt,
    Text answer,
    Instant endedAt) {

  /** What has become of it. */
  public enum State {
    WAITING,
    SENT,
    /** It did not arrive, however often it was tried; a person may have it tried again. */
    GIVEN_UP,
    /** Its channel was removed before it arrived. */
    DROPPED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state with that word. */
    public static Optional<State> of(String word) {
      return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
  }
}
