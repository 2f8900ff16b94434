package pairkeeper.web.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Target;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.Sites;
import pairkeeper.ops.inventory.Targets;

/** One customer: its pairs, sites, contacts. */
@Named
@RequestScoped
public class CustomerPage {
  @Inject private Customers customers;
  @Inject private Sites sites;
  @Inject private Pairs pairs;
  @Inject private Targets targets;
  @Inject private CurrentUser user;
  @Inject private Clock clock;

  private UUID id;
  private Customer customer;
  private List<Site> places;
  private List<PairSheet> sheets;
  private List<Target> copies;

  /**
   * @throws NotThere when there is none that the person may see
   */
  public Customer getCustomer() {
    if (customer == null) {
      customer = customers.get(id == null ? new UUID(0, 0) : id);
    }
    return customer;
  }

  public List<Site> getSites() {
    if (places == null) {
      places = sites.of(getCustomer().id());
    }
    return places;
  }

  public List<PairSheet> getPairs() {
    if (sheets == null) {
      sheets = pairs.find(PairFilter.of(getCustomer().id()));
    }
    return sheets;
  }

  public List<Target> getTargets() {
    if (copies == null) {
      copies = targets.find("", getCustomer().id());
    }
    return copies;
  }

  /** The name of the site of a pair or target, which is said only where there are several. */
  public String nameOfSite(UUID site) {
    return getSites().stream()
        .filter(s -> s.id().equals(site))
        .map(Site::name)
        .findFirst()
        .orElse("");
  }

  /** The window of a site that is open now, if any. */
  public MaintenanceWindow open(Site site) {
    ZonedDateTime there = clock.instant().atZone(site.zone());
    return site.windows().stream().filter(w -> w.openAt(there)).findFirst().orElse(null);
  }

  /** When a site's next window begins, or null. */
  public java.time.Instant next(Site site) {
    ZonedDateTime there = clock.instant().atZone(site.zone());
    Optional<ZonedDateTime> next =
        site.windows().stream().map(w -> w.next(there)).min(ZonedDateTime::compareTo);
    return next.map(ZonedDateTime::toInstant).orElse(null);
  }

  public boolean isMayEdit() {
    return user.may(Right.EDIT, getCustomer().id());
  }

  public UUID getId() {
    return id;
  }

  public void setId(UUID id) {
    this.id = id;
  }
}
