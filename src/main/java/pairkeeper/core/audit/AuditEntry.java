package pairkeeper.core.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One link of an audit chain: who did what, when, to which pair, and the hash of the link before.
 *
 * @param chain the customer's id, or {@link #CONSOLE} for what concerns no customer
 * @param seq its number in the chain, from 1, without gaps
 * @param prevHash the hash of the entry before; {@link #START} for the first
 * @param at to the microsecond, so that every database gives back what it was given
 * @param actorName sign-in name at the time
 * @param via how the actor acted when not in person, else ""
 * @param act stable machine word, {@code pair.created}
 * @param pair or null
 * @param textArgs canonical JSON object of the text's arguments
 * @param details canonical JSON object of further facts
 */
public record AuditEntry(
    UUID chain,
    long seq,
    String prevHash,
    Instant at,
    UUID actorId,
    String actorName,
    String actorDisplay,
    String via,
    String act,
    UUID pair,
    String textKey,
    String textArgs,
    String details) {
  /** The chain of what concerns no customer: users, tokens, the console's own start. */
  public static final UUID CONSOLE = new UUID(0, 0);

  /** What stands before the first entry of a chain. */
  public static final String START = "0".repeat(64);

  /**
   * What the hash covers: every field, each with its length in UTF-16 units before it, so that no
   * two entries can read the same. An auditor recomputes the hash as SHA-256 of this text in UTF-8.
   */
  public String canonical() {
    var text = new StringBuilder();
    for (Object field :
        new Object[] {
          "1",
          chain,
          seq,
          prevHash,
          at,
          actorId,
          actorName,
          actorDisplay,
          via,
          act,
          pair == null ? "" : pair,
          textKey,
          textArgs,
          details
        }) {
      String value = field.toString();
      text.append(value.length()).append(':').append(value).append('\n');
    }
    return text.toString();
  }
}
