package pairkeeper.web.failover;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.model.Text;
import pairkeeper.core.runbook.Death;
import pairkeeper.core.runbook.Death.Attempt;
import pairkeeper.core.runbook.Death.Viewpoint;

/** The last three attempts of each viewpoint, as a table: oldest left, newest right. */
public record DeathView(List<Row> rows) {

  /**
   * One viewpoint.
   *
   * @param key of its name in the texts
   */
  public record Row(String key, List<Cell> cells) {}

  /**
   * One attempt.
   *
   * @param kind of {@code <pk:state>}
   */
  public record Cell(String kind, Text said, Instant at) {}

  static DeathView of(Death death) {
    return new DeathView(Arrays.stream(Viewpoint.values()).map(v -> row(death, v)).toList());
  }

  private static Row row(Death death, Viewpoint viewpoint) {
    List<Attempt> all = death.of(viewpoint);
    var cells =
        all.subList(Math.max(0, all.size() - Death.NEEDED), all.size()).stream()
            .map(a ->
                new Cell(!a.asked() ? "unknown" : a.answered() ? "ok" : "no", a.said(), a.at()))
            .toList();
    return new Row(viewpoint.name().toLowerCase(Locale.ROOT).replace('_', '-'), cells);
  }

  /** Whether every viewpoint has three attempts. */
  public boolean isComplete() {
    return rows.stream().allMatch(r -> r.cells().size() == Death.NEEDED);
  }
}
