package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.CustomerRepository;
import pairkeeper.store.inventory.PairRepository;
import pairkeeper.store.inventory.TargetRepository;

/** Looks after customers. */
@ApplicationScoped
@Transactional
public class Customers {
  private CustomerRepository rows;
  private PairRepository pairs;
  private TargetRepository targets;
  private Sites sites;
  private Author author;

  protected Customers() {}

  @Inject
  Customers(
      CustomerRepository rows,
      PairRepository pairs,
      TargetRepository targets,
      Sites sites,
      Author author) {
    this.rows = rows;
    this.pairs = pairs;
    this.targets = targets;
    this.sites = sites;
    this.author = author;
  }

  /**
   * Customers that the person may see, by name, without their contacts.
   *
   * @param words what names and tags are searched for, "" for all
   */
  public List<Customer> find(String words, boolean archived) {
    return rows.find(author.reads(), words == null ? "" : words, archived);
  }

  /**
   * @throws NotThere when there is none that the person may see
   */
  public Customer get(UUID id) {
    return rows.find(author.reads(), id).orElseThrow(() -> new NotThere("customer", id));
  }

  /**
   * Takes a customer in and makes its first site.
   *
   * @param first the site; without a name it is called like the customer, without a zone it has the
   *     person's
   * @throws Refused with the field that is wrong
   */
  public Customer add(CustomerForm form, SiteForm first) {
    author.mayEdit(null);
    var wanted = customer(Ids.next(), form, FourEyes.none(), null);
    requireRight(null, FourEyes.none(), wanted.fourEyes());
    var stored = rows.insert(wanted, author.signature());
    author.tell(
        "customer.created",
        stored.id(),
        null,
        Text.of("inventory.audit.customer-created", "name", stored.name()),
        Map.of());
    tellFourEyes(FourEyes.none(), stored);
    String name = first.name().isEmpty() ? stored.name() : first.name();
    String zone = first.timeZone() == null ? author.zone() : first.timeZone();
    sites.insert(stored.id(), new SiteForm(name, first.place(), zone, first.windows()));
    return stored;
  }

  /**
   * @param version that the person had before them
   * @throws pairkeeper.core.model.Overtaken when somebody else changed it meanwhile
   * @throws Refused with the field that is wrong
   */
  public Customer change(UUID id, int version, CustomerForm form) {
    author.mayEdit(id);
    var before = get(id).fourEyes();
    var wanted = customer(id, form, before, new Stamp(version, null, "", null));
    requireRight(id, before, wanted.fourEyes());
    var stored = rows.update(author.reads(), wanted, author.signature());
    author.tell(
        "customer.changed",
        id,
        null,
        Text.of("inventory.audit.customer-changed", "name", stored.name()),
        Map.of());
    tellFourEyes(before, stored);
    return stored;
  }

  /** Whoever may run things must not be able to do away with the second person. */
  private void requireRight(UUID customer, FourEyes before, FourEyes after) {
    if (!before.equals(after)) {
      author.mayAdminister(customer);
    }
  }

  private void tellFourEyes(FourEyes before, Customer stored) {
    if (before.equals(stored.fourEyes())) {
      return;
    }
    author.tell(
        "customer.four-eyes-changed",
        stored.id(),
        null,
        Text.of("inventory.audit.four-eyes-changed", "name", stored.name()),
        Map.of("before", before.toString(), "after", stored.fourEyes().toString()));
  }

  /**
   * Takes it out of use; its history stays.
   *
   * @throws Refused while it has pairs or targets in use
   */
  public void archive(UUID id, int version) {
    author.mayEdit(id);
    var customer = get(id);
    int left = pairs.find(author.reads(), PairFilter.of(id)).size();
    if (left > 0) {
      throw new Refused("", Text.of("inventory.refused.has-pairs", "n", left));
    }
    int targeted = targets.find(author.reads(), "", id).size();
    if (targeted > 0) {
      throw new Refused("", Text.of("inventory.refused.has-targets", "n", targeted));
    }
    rows.archive(author.reads(), id, version, author.signature());
    author.tell(
        "customer.archived",
        id,
        null,
        Text.of("inventory.audit.customer-archived", "name", customer.name()),
        Map.of());
  }

  private static Customer customer(UUID id, CustomerForm f, FourEyes before, Stamp stamp) {
    FourEyes after = f.fourEyes() == null ? before : f.fourEyes();
    return new Customer(id, f.name(), f.language(), f.note(), f.tags(), f.contacts(), after, stamp);
  }
}
