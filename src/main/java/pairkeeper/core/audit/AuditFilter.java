package pairkeeper.core.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * Which entries a reader asks for; what they may see at all is decided elsewhere.
 *
 * @param chain of one customer or {@link AuditEntry#CONSOLE}, or null for all
 * @param pair or null for all
 * @param person part of a sign-in or display name, or ""
 * @param act an act ({@code run.started}) or a subject ({@code run}), or ""
 * @param from entries of this instant and later, or null
 * @param to entries before this instant, or null
 */
public record AuditFilter(
    UUID chain, UUID pair, String person, String act, Instant from, Instant to) {
  /** Everything that the reader may see. */
  public static final AuditFilter ALL = new AuditFilter(null, null, "", "", null, null);

  public AuditFilter {
    person = person == null ? "" : person.strip();
    act = act == null ? "" : act.strip();
  }
}
