package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;
import pairkeeper.store.inventory.CustomerRepository;
import pairkeeper.store.inventory.PairRepository;
import pairkeeper.store.inventory.SiteRepository;

/**
 * Reads the roster: four queries for however many pairs, in a transaction of its own, so that it
 * holds nothing that somebody may still take back.
 */
@ApplicationScoped
class RosterReader {
  private PairRepository pairs;
  private CustomerRepository customers;
  private SiteRepository sites;

  protected RosterReader() {}

  @Inject
  RosterReader(PairRepository pairs, CustomerRepository customers, SiteRepository sites) {
    this.pairs = pairs;
    this.customers = customers;
    this.sites = sites;
  }

  /** Everybody's pairs in use, by name. */
  @Transactional(TxType.REQUIRES_NEW)
  List<Roster.Entry> all() {
    Map<UUID, String> names =
        customers.find(Scope.all(), "", false).stream()
            .collect(Collectors.toMap(Customer::id, Customer::name));
    Map<UUID, Site> places =
        sites.all(Scope.all()).stream().collect(Collectors.toMap(Site::id, site -> site));
    return pairs.everyone().stream()
        .map(sheet ->
            new Roster.Entry(
                sheet,
                names.getOrDefault(sheet.pair().customer(), ""),
                places.get(sheet.pair().site())))
        .toList();
  }
}
