package pairkeeper.store.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Differences;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;

/** Rows of customers. */
@ApplicationScoped
public class CustomerRepository {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /**
   * Customers by name, without their contacts.
   *
   * @param words what people typed into the search field, "" for all; looked for in name, tags,
   *     note, sites and contacts
   * @param archived whether those out of use are wanted instead of those in use
   */
  public List<Customer> find(Scope scope, String words, boolean archived) {
    var query =
        em.createQuery(
            "select c from CustomerRow c where "
                + ScopeFilter.on("c.id")
                + (archived ? " and c.archivedAt is not null" : " and c.archivedAt is null")
                + " and (lower(c.name) like :words escape '!' or c.tags like :words escape '!'"
                + " or lower(c.note) like :words escape '!' or exists (select s.id from SiteRow s"
                + " where s.customer = c.id and s.archivedAt is null and (lower(s.name) like :words"
                + " escape '!' or lower(s.place) like :words escape '!')) or exists (select p.name"
                + " from CustomerRow k join k.contacts p where k = c and (lower(p.name) like :words"
                + " escape '!' or p.phone like :words escape '!' or lower(p.email) like :words"
                + " escape '!')))"
                + " order by lower(c.name), c.id",
            CustomerRow.class);
    return ScopeFilter.bind(query, scope)
        .setParameter("words", Like.containing(words))
        .getResultStream()
        .map(CustomerRow::toLine)
        .toList();
  }

  /** The customer with its contacts, archived ones too. */
  public Optional<Customer> find(Scope scope, UUID id) {
    return row(scope, id).map(CustomerRow::toCustomer);
  }

  /**
   * @throws Refused when another customer in use has that name
   */
  public Customer insert(Customer customer, Signature by) {
    requireFree(customer);
    var row = new CustomerRow();
    row.created(customer.id(), by);
    row.take(customer);
    em.persist(row);
    em.flush();
    return row.toCustomer();
  }

  /**
   * @throws pairkeeper.core.model.Overtaken when it was changed since the writer read it
   * @throws Refused when another customer in use has that name
   */
  public Customer update(Scope scope, Customer customer, Signature by) {
    CustomerRow row = require(scope, customer.id());
    row.require(customer.stamp().version(), () -> Differences.of(row.toCustomer(), customer));
    requireFree(customer);
    row.take(customer);
    row.changed(by);
    em.flush();
    return row.toCustomer();
  }

  /** Takes it out of use; its name may be given again. */
  public void archive(Scope scope, UUID id, int version, Signature by) {
    CustomerRow row = require(scope, id);
    row.require(version, List::of);
    row.archived(by);
    row.activeName = null;
    em.flush();
  }

  private CustomerRow require(Scope scope, UUID id) {
    return row(scope, id)
        .filter(r -> r.archivedAt == null)
        .orElseThrow(() -> new NotThere("customer", id));
  }

  private Optional<CustomerRow> row(Scope scope, UUID id) {
    return scope.sees(id) ? Optional.ofNullable(em.find(CustomerRow.class, id)) : Optional.empty();
  }

  private void requireFree(Customer customer) {
    boolean taken =
        !em.createQuery(
                "select c.id from CustomerRow c where c.activeName = :name and c.id <> :id",
                UUID.class)
            .setParameter("name", customer.name().toLowerCase(Locale.ROOT))
            .setParameter("id", customer.id())
            .getResultList()
            .isEmpty();
    if (taken) {
      throw new Refused("name", Text.of("inventory.refused.name-taken", "name", customer.name()));
    }
  }
}
