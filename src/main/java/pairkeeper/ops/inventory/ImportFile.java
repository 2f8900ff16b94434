package pairkeeper.ops.inventory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/** Reads the CSV file of an import: a heading line, then one server a row; comma or semicolon. */
final class ImportFile {
  private static final int MOST_CHARACTERS = 2_000_000;
  private static final int MOST_ROWS = 5_000;

  private ImportFile() {}

  /**
   * @throws Refused naming {@code csv}, when it cannot be read as a whole
   */
  static List<ImportRow> read(String csv) {
    String text = csv == null ? "" : csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    if (text.isBlank()) {
      throw new Refused("csv", Text.of("inventory.import.empty"));
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new Refused("csv", Text.of("inventory.import.long", "most", MOST_ROWS));
    }
    String heading = text.lines().findFirst().orElse("");
    char separator = heading.indexOf(';') >= 0 && heading.indexOf(',') < 0 ? ';' : ',';
    var rows = new ArrayList<ImportRow>();
    try (var reader = CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      for (var record : reader) {
        if (rows.isEmpty()) {
          requireHeading(record.getHeader());
        }
        rows.add(new ImportRow(record.getStartingLineNumber(), record));
        if (rows.size() > MOST_ROWS) {
          throw new Refused("csv", Text.of("inventory.import.long", "most", MOST_ROWS));
        }
      }
    } catch (CsvParseException | java.io.IOException | IllegalStateException e) {
      throw new Refused("csv", Text.of("inventory.import.unreadable"));
    }
    if (rows.isEmpty()) {
      throw new Refused("csv", Text.of("inventory.import.empty"));
    }
    return rows;
  }

  private static void requireHeading(List<String> heading) {
    var names = new HashSet<String>();
    for (String name : heading) {
      if (!ImportRow.ALL.contains(name.strip()) || !names.add(name.strip())) {
        throw new Refused("csv", Text.of("inventory.import.column", "column", name));
      }
    }
    for (String name : ImportRow.REQUIRED) {
      if (!names.contains(name)) {
        throw new Refused("csv", Text.of("inventory.import.no-column", "column", name));
      }
    }
  }
}
