package pairkeeper.ops.inventory;

import java.util.List;
import pairkeeper.core.model.Text;

/**
 * What came of an import, or would come of it.
 *
 * @param stored whether the pairs were stored: never when there is any fault, and not in a dry run
 * @param pairs names of the pairs in their order
 * @param faults by row; empty when all is well
 */
public record ImportResult(boolean stored, List<String> pairs, List<Fault> faults) {

  /**
   * What is wrong with a row.
   *
   * @param row line of the file, the heading being 1
   * @param column heading of the column, or "" when the whole row is meant
   */
  public record Fault(long row, String column, Text text) {}

  public ImportResult {
    pairs = List.copyOf(pairs);
    faults = List.copyOf(faults);
  }
}
