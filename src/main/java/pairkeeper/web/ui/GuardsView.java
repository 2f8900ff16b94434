package pairkeeper.web.ui;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.GuardResult.Result;

/**
 * Guard results as {@code <ux:guardList>} draws them.
 *
 * @param against what blocks, then what warns
 */
public record GuardsView(List<Row> against, List<Row> passed, long blocks, long warns) {

  /**
   * One guard.
   *
   * @param kind of {@code <pk:state>}
   * @param word of {@code common.state}
   */
  public record Row(
      String id, String kind, String word, Text evidence, Text advice, String source, Instant at) {}

  public static GuardsView of(List<GuardResult> results) {
    return new GuardsView(
        rows(results.stream().filter(g -> g.result() != Result.PASS)),
        rows(results.stream().filter(g -> g.result() == Result.PASS)),
        count(results, Result.BLOCK),
        count(results, Result.WARN));
  }

  /** How many guards pass. */
  public int passes() {
    return passed.size();
  }

  private static List<Row> rows(Stream<GuardResult> results) {
    return results
        .sorted(Comparator.comparing(GuardResult::result).reversed())
        .map(GuardsView::row)
        .toList();
  }

  private static Row row(GuardResult g) {
    String word =
        switch (g.result()) {
          case PASS -> "pass";
          case WARN -> "warn";
          case BLOCK -> "block";
        };
    String kind = word.equals("pass") ? "ok" : word;
    return new Row(g.id(), kind, word, g.evidence(), g.advice(), g.source(), g.at());
  }

  private static long count(List<GuardResult> results, Result wanted) {
    return results.stream().filter(g -> g.result() == wanted).count();
  }
}
