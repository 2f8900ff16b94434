package pairkeeper.core.model;

import java.util.UUID;

/**
 * Which pairs are wanted.
 *
 * @param words looked for in names of pairs and servers, tags, notes and host addresses; "" for all
 * @param customer only this customer's, or null
 * @param site only this site's, or null
 * @param tag only with this tag, or ""
 * @param archived whether those out of use are wanted instead of those in use
 */
public record PairFilter(String words, UUID customer, UUID site, String tag, boolean archived) {

  /** Every pair in use. */
  public static PairFilter none() {
    return new PairFilter("", null, null, "", false);
  }

  /** Every pair in use of one customer. */
  public static PairFilter of(UUID customer) {
    return new PairFilter("", customer, null, "", false);
  }
}
