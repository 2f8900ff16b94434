package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pairkeeper.core.model.Refused;
import pairkeeper.ops.Transactions;

/**
 * Takes many pairs in from a CSV file, all of them or none. A dry run does the same work and undoes
 * it, so that it finds every fault that the import itself would.
 */
@ApplicationScoped
public class PairImport {
  private Transactions transactions;
  private ImportBatch batch;

  protected PairImport() {}

  @Inject
  PairImport(Transactions transactions, ImportBatch batch) {
    this.transactions = transactions;
    this.batch = batch;
  }

  /** Carries the result out of a transaction that is undone by it. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportResult result;

    Undone(ImportResult result) {
      super(null, null, false, false);
      this.result = result;
    }
  }

  /**
   * @param csv one server a row, with a heading line
   * @param dryRun whether only to say what would come of it
   * @throws Refused naming {@code csv}, when the file cannot be read as a whole
   */
  public ImportResult of(String csv, boolean dryRun) {
    Map<String, List<ImportRow>> groups = new LinkedHashMap<>();
    for (ImportRow row : ImportFile.read(csv)) {
      groups.computeIfAbsent(row.pair(), k -> new ArrayList<>()).add(row);
    }
    try {
      return transactions.in(() -> attempt(groups.values(), dryRun));
    } catch (Undone undone) {
      return undone.result;
    }
  }

  private ImportResult attempt(Iterable<List<ImportRow>> groups, boolean dryRun) {
    var pairs = new ArrayList<String>();
    var faults = new ArrayList<ImportResult.Fault>();
    var known = batch.known();
    for (List<ImportRow> rows : groups) {
      try {
        pairs.add(batch.add(rows, known));
      } catch (Refused refused) {
        faults.add(fault(rows, refused));
      }
    }
    boolean stored = !dryRun && faults.isEmpty();
    var result = new ImportResult(stored, pairs, faults);
    if (!stored) {
      throw new Undone(result);
    }
    return result;
  }

  /** {@code servers[1].host} is the column host of the pair's second row. */
  private static ImportResult.Fault fault(List<ImportRow> rows, Refused refused) {
    return ServerField.of(refused)
        .map(f -> new ImportResult.Fault(rows.get(f.server()).line(), f.name(), refused.text()))
        .orElseGet(() ->
            new ImportResult.Fault(
                rows.get(0).line(),
                refused.field().equals("name") ? "pair" : refused.field(),
                refused.text()));
  }
}
