package pairkeeper.ops.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Step;
import pairkeeper.ops.review.ReviewView;
import pairkeeper.ops.runs.RunView;

/**
 * All evidence of one run.
 *
 * @param servers names of the pair's servers by id
 * @param review how it was read a second time, or what there is to read
 * @param entries what the audit holds of it, oldest first
 */
public record Dossier(
    RunView view,
    Map<UUID, String> servers,
    ReviewView review,
    List<Entry> entries,
    Instant madeAt) {

  public Dossier {
    servers = Map.copyOf(servers);
    entries = List.copyOf(entries);
  }

  /** The name of the server on which a step happens, or "". */
  public String server(Step step) {
    return step.server() == null ? "" : servers.getOrDefault(step.server(), "");
  }

  /**
   * One entry of the audit.
   *
   * @param text what a person reads
   * @param hash of the entry, as the chain has it
   */
  public record Entry(AuditEntry entry, Text text, String hash) {}
}
