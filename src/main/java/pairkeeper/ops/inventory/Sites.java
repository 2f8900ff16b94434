package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.PairRepository;
import pairkeeper.store.inventory.SiteRepository;
import pairkeeper.store.inventory.TargetRepository;

/** Looks after sites: zones and maintenance windows. */
@ApplicationScoped
@Transactional
public class Sites {
  private SiteRepository rows;
  private PairRepository pairs;
  private TargetRepository targets;
  private Author author;

  protected Sites() {}

  @Inject
  Sites(SiteRepository rows, PairRepository pairs, TargetRepository targets, Author author) {
    this.rows = rows;
    this.pairs = pairs;
    this.targets = targets;
    this.author = author;
  }

  /** All sites in use that the person may see, the first of each customer first. */
  public List<Site> all() {
    return rows.all(author.reads());
  }

  /** A customer's sites in use, its first one first. */
  public List<Site> of(UUID customer) {
    return rows.of(author.reads(), customer);
  }

  /**
   * @throws NotThere when there is none that the person may see
   */
  public Site get(UUID id) {
    return rows.find(author.reads(), id).orElseThrow(() -> new NotThere("site", id));
  }

  /**
   * The site that is meant when only the customer is named.
   *
   * @throws NotThere when the person may not see the customer
   */
  public Site first(UUID customer) {
    return of(customer).stream().findFirst().orElseThrow(() -> new NotThere("customer", customer));
  }

  /**
   * The site that a form means: the customer's first one when it names none.
   *
   * @param customer null when the site alone is named
   * @throws Refused when neither is named, or the site is another customer's
   */
  Site meant(UUID customer, UUID site) {
    if (site == null) {
      if (customer == null) {
        throw new Refused("customer", Text.of("inventory.refused.missing"));
      }
      return first(customer);
    }
    Site found = get(site);
    if (customer != null && !customer.equals(found.customer())) {
      throw new Refused("site", Text.of("inventory.refused.other-customer"));
    }
    return found;
  }

  /**
   * @throws Refused with the field that is wrong
   */
  public Site add(UUID customer, SiteForm form) {
    author.mayEdit(customer);
    return insert(customer, form);
  }

  Site insert(UUID customer, SiteForm form) {
    var stored = rows.insert(site(Ids.next(), customer, form, null), author.signature());
    tell("created", stored);
    return stored;
  }

  /**
   * @param version that the person had before them
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   * @throws Refused with the field that is wrong
   */
  public Site change(UUID id, int version, SiteForm form) {
    UUID customer = get(id).customer();
    author.mayEdit(customer);
    var wanted = site(id, customer, form, new Stamp(version, null, "", null));
    var stored = rows.update(author.reads(), wanted, author.signature());
    tell("changed", stored);
    return stored;
  }

  /**
   * Takes it out of use.
   *
   * @throws Refused while it has pairs or targets in use, or is the customer's only site
   */
  public void archive(UUID id, int version) {
    var site = get(id);
    author.mayEdit(site.customer());
    var filter = new PairFilter("", site.customer(), id, "", false);
    int left = pairs.find(author.reads(), filter).size();
    if (left > 0) {
      throw new Refused("", Text.of("inventory.refused.has-pairs", "n", left));
    }
    long targeted = targets.at(id);
    if (targeted > 0) {
      throw new Refused("", Text.of("inventory.refused.has-targets", "n", targeted));
    }
    if (of(site.customer()).size() == 1) {
      throw new Refused("", Text.of("inventory.refused.last-site"));
    }
    rows.archive(author.reads(), id, version, author.signature());
    tell("archived", site);
  }

  private void tell(String what, Site site) {
    author.tell(
        "site." + what,
        site.customer(),
        null,
        switch (what) {
          case "created" -> Text.of("inventory.audit.site-created", "name", site.name());
          case "changed" -> Text.of("inventory.audit.site-changed", "name", site.name());
          default -> Text.of("inventory.audit.site-archived", "name", site.name());
        },
        Map.of("timeZone", site.timeZone()));
  }

  private static Site site(UUID id, UUID customer, SiteForm f, Stamp stamp) {
    return new Site(id, customer, f.name(), f.place(), f.timeZone(), f.windows(), stamp);
  }
}
