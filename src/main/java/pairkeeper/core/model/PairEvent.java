package pairkeeper.core.model;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that a run changed in a pair: the source of its role history, remarks and standing
 * orders.
 *
 * @param server which server it is about, or null
 * @param run the run that made it, or null
 * @param by name of the person who started the run
 * @param text what people read
 * @param detail of a role the word of the new one; of a standing order the service address; of one
 *     that was not carried out the fencing number that the console knew; of an attestation the
 *     person's own words
 * @param endedAt when a standing order was carried out or withdrawn, or a server that wrote apart
 *     was copied anew, else null
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

  /** Whether it is a standing order that nobody has carried out or withdrawn yet. */
  public boolean isInForce() {
    return kind == Kind.STANDING_FENCE && endedAt == null;
  }

  /** A person's own words, else "". */
  public String words() {
    return kind == Kind.FENCE_ATTESTED ? detail : "";
  }

  /** What it is. */
  public enum Kind {
    ROLE,
    FENCE_ATTESTED,
    STANDING_FENCE,
    /** A standing order was not carried out, since the servers know of later runs. */
    ORDER_OVERTAKEN,
    WROTE_APART,
    REMARK;

    /** For people's programs: {@code standing-fence}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
