package pairkeeper.core.model;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a run changed in a pair: the source of its role history, remarks and standing
 * orders.
 *
 * @param server which server it is about, or null
 * @param run the run that made it, or null
 * @param by name of the person who started the run
 * @param text what people read
 * @param detail of a role the word of the new one; of a standing order the service address; of an
 *     attestation the person's own words
 * @param endedAt when a standing order was carried out or withdrawn, else null
 */
public record PairEvent(
    UUID id,
    UUID pair,
    UUID server,
    Kind kind,
    UUID run,
    Instant at,
    String by,
    Text text,
    String detail,
    Instant endedAt) {

  /** What it is. */
  public enum Kind {
    ROLE,
    FENCE_ATTESTED,
    STANDING_FENCE,
    REMARK
  }
}
