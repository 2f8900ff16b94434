package pairkeeper.core.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;

/**
 * A way on which people are told.
 *
 * @param customer whose pairs it is told of, or null for all customers
 * @param language of its messages: en, pt-BR, pl, ru
 * @param matters what it hears of
 * @param holdSeconds how long a state has to hold before it is told, 0 to 86,400
 * @param paused whether nothing is told for now
 * @param digestHour when the daily digest is sent, 0 to 23 on the customer's clock, or null
 * @param secret id of its sealed secret, or null
 * @param tellsFrom what happened before is not told
 */
public record Channel(
    UUID id,
    String name,
    UUID customer,
    String language,
    Set<Matter> matters,
    int holdSeconds,
    boolean paused,
    Integer digestHour,
    Route route,
    UUID secret,
    Instant tellsFrom,
    Stamp stamp) {
  /** The usual time that a state has to hold, in seconds. */
  public static final int USUAL_HOLD = 60;

  private static final int LONGEST_HOLD = 86_400;

  public Channel {
    Words.line("name", name, 80);
    matters = Set.copyOf(matters);
    if (!language.matches("en|pt-BR|pl|ru")) {
      throw new Refused("language", Text.of("inventory.refused.language"));
    }
    if (holdSeconds < 0 || holdSeconds > LONGEST_HOLD) {
      throw new Refused("holdSeconds", Text.of("notify.refused.hold", "most", LONGEST_HOLD));
    }
    if (digestHour != null && (digestHour < 0 || digestHour > 23)) {
      throw new Refused("digestHour", Text.of("notify.refused.digest"));
    }
  }

  public Duration hold() {
    return Duration.ofSeconds(holdSeconds);
  }

  /** Whether it hears of what belongs to that customer. */
  public boolean hears(UUID of) {
    return customer == null || customer.equals(of);
  }
}
