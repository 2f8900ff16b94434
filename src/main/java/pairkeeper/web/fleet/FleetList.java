package pairkeeper.web.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.Site;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.monitoring.StatusBoard;

/** Puts pairs, customers, sites and verdicts together into rows, worst first: three queries in all. */
@ApplicationScoped
public class FleetList {
  private static final Comparator<FleetRow> WORST_FIRST =
      Comparator.comparing(FleetRow::kind)
          .thenComparing(FleetRow::since, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(FleetRow::name, String.CASE_INSENSITIVE_ORDER);

  private Pairs pairs;
  private Customers customers;
  private Sites sites;
  private StatusBoard board;

  protected FleetList() {}

  @Inject
  FleetList(Pairs pairs, Customers customers, Sites sites, StatusBoard board) {
    this.pairs = pairs;
    this.customers = customers;
    this.sites = sites;
    this.board = board;
  }

  /** The pairs that the person may see and that fit the filter; words fit customers' names too. */
  List<FleetRow> rows(PairFilter filter) {
    Map<UUID, String> names =
        customers.find("", false).stream().collect(Collectors.toMap(Customer::id, Customer::name));
    Map<UUID, Site> places =
        sites.all().stream().collect(Collectors.toMap(Site::id, site -> site));
    return pairs.find(filter).stream()
        .filter(sheet -> places.containsKey(sheet.pair().site()))
        .map(
            sheet ->
                FleetRow.of(
                    sheet,
                    names.getOrDefault(sheet.pair().customer(), ""),
                    places.get(sheet.pair().site()),
                    board.of(sheet.pair())))
        .sorted(WORST_FIRST)
        .toList();
  }
}
