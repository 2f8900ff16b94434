package pairkeeper.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a spreadsheet would compute is kept as text. */
class AuditCsvTest {

  @Test
  void formulas_get_an_apostrophe() {
    for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1")) {
      assertThat(AuditCsv.harmless(formula)).isEqualTo("'" + formula);
    }
    assertThat(AuditCsv.harmless("Marta = admin")).isEqualTo("Marta = admin");
    assertThat(AuditCsv.harmless("")).isEmpty();
  }
}
