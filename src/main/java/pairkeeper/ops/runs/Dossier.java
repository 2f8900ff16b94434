package pairkeeper.ops.runs;

import java.time.Instant;
import java.util.List;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Text;

/**
 * All evidence of one run.
 *
 * @param entries what the audit holds of it, oldest first
 */
public record Dossier(RunView view, List<Entry> entries, Instant madeAt) {

  public Dossier {
    entries = List.copyOf(entries);
  }

  /**
   * One entry of the audit.
   *
   * @param text what a person reads
   * @param hash of the entry, as the chain has it
   */
  public record Entry(AuditEntry entry, Text text, String hash) {}
}
