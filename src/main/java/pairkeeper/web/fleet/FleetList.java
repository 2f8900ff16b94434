package pairkeeper.web.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import pairkeeper.core.model.Pair;
import pairkeeper.ops.inventory.Roster;
import pairkeeper.ops.monitoring.PairStatus;
import pairkeeper.ops.monitoring.StatusBoard;

/** Puts the roster and the verdicts together into rows, worst first; asks no database as a rule. */
@ApplicationScoped
public class FleetList {
  private static final Comparator<FleetRow> WORST_FIRST =
      Comparator.comparing(FleetRow::kind)
          .thenComparing(FleetRow::since, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(FleetRow::name, String.CASE_INSENSITIVE_ORDER);

  private Supplier<List<Roster.Entry>> inSight;
  private Function<Pair, PairStatus> status;

  protected FleetList() {}

  @Inject
  FleetList(Roster roster, StatusBoard board) {
    this(roster::inSight, board::of);
  }

  FleetList(Supplier<List<Roster.Entry>> inSight, Function<Pair, PairStatus> status) {
    this.inSight = inSight;
    this.status = status;
  }

  /**
   * The pairs that the person may see and that the words fit.
   *
   * @param words looked for as {@link Roster.Entry#fits} does, "" for all
   */
  List<FleetRow> rows(String words) {
    return inSight.get().stream()
        .filter(entry -> entry.site() != null && (words.isEmpty() || entry.fits(words)))
        .map(entry -> FleetRow.of(entry, status.apply(entry.sheet().pair())))
        .sorted(WORST_FIRST)
        .toList();
  }
}
