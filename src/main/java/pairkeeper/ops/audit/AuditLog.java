package pairkeeper.ops.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Text;

/**
 * Appends to the audit, in the caller's transaction: what is rolled back was never told, what is
 * committed always was.
 */
@ApplicationScoped
public class AuditLog {

  /**
   * Appends one entry; who did it is {@code CurrentUser}.
   *
   * @param act stable machine word, {@code pair.created}: subject, dot, what happened
   * @param customer whose chain it joins, or null for the console's own
   * @param pair which pair it is about, or null
   * @param text what a person reads; never a secret
   * @param details further facts (reason, ticket, hash): strings, numbers, booleans, lists and maps
   *     of those; never a secret
   */
  public void record(String act, UUID customer, UUID pair, Text text, Map<String, ?> details) {
    throw new UnsupportedOperationException("follows with the chain");
  }

  /** {@link #record(String, UUID, UUID, Text, Map)} without details. */
  public void record(String act, UUID customer, UUID pair, Text text) {
    record(act, customer, pair, text, Map.of());
  }
}
