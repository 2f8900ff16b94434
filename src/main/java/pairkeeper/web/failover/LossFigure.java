package pairkeeper.web.failover;

import java.math.BigDecimal;
import java.math.RoundingMode;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;

/**
 * The figure of a loss that a person types: MB (1024 x 1024 bytes) with two decimals, rounded up
 * and never 0, or a question mark where no bound is known. Comma and point are both taken.
 */
final class LossFigure {
  private static final BigDecimal MB = BigDecimal.valueOf(1024L * 1024);

  private LossFigure() {}

  static String of(Long boundBytes) {
    return boundBytes == null
        ? "?"
        : BigDecimal.valueOf(boundBytes)
            .divide(MB, 2, RoundingMode.CEILING)
            .max(new BigDecimal("0.01"))
            .toPlainString();
  }

  /**
   * @throws Refused when something else was typed
   */
  static void require(Long boundBytes, String typed) {
    String clean = typed == null ? "" : typed.strip().replace(',', '.');
    if (!clean.equals(of(boundBytes))) {
      throw new Refused("typedLoss", Text.of("failover.refused.loss", "figure", of(boundBytes)));
    }
  }
}
