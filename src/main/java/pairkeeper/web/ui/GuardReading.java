package pairkeeper.web.ui;

import java.util.List;
import java.util.function.Supplier;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;

/**
 * The guards of a runbook as they stand now.
 *
 * @param unread why they could not be checked, or null
 */
public record GuardReading(GuardsView guards, Text unread) {

  /** Checks them; a server that cannot be read is told and not thrown. */
  public static GuardReading of(Supplier<List<GuardResult>> check) {
    try {
      return new GuardReading(GuardsView.of(check.get()), null);
    } catch (Refused refused) {
      return new GuardReading(GuardsView.of(List.of()), refused.text());
    }
  }
}
