package pairkeeper.ops.audit;

import java.util.Map;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Text;

/**
 * An audit entry as readers get it.
 *
 * @param text what happened, in no language
 * @param details further facts by name
 */
public record AuditLine(AuditEntry entry, Text text, Map<String, Object> details) {

  /** The entry, read. */
  public static AuditLine of(AuditEntry entry) {
    return new AuditLine(
        entry,
        new Text(entry.textKey(), CanonicalJson.read(entry.textArgs())),
        CanonicalJson.read(entry.details()));
  }
}
