package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pairkeeper.core.model.Credential;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Tags;
import pairkeeper.core.model.Text;
import pairkeeper.store.inventory.CredentialRepository;
import pairkeeper.store.inventory.CustomerRepository;
import pairkeeper.store.inventory.PairRepository;
import pairkeeper.store.inventory.SiteRepository;

/**
 * Stores the pairs of an import one by one in the caller's transaction. It goes past the
 * transactional use cases on purpose: a refusal there would doom the transaction, and only the
 * first fault be found.
 */
@ApplicationScoped
class ImportBatch {
  private CustomerRepository customers;
  private SiteRepository sites;
  private CredentialRepository credentials;
  private PairRepository pairs;
  private PairBuilder builder;
  private Author author;

  protected ImportBatch() {}

  @Inject
  ImportBatch(
      CustomerRepository customers,
      SiteRepository sites,
      CredentialRepository credentials,
      PairRepository pairs,
      PairBuilder builder,
      Author author) {
    this.customers = customers;
    this.sites = sites;
    this.credentials = credentials;
    this.pairs = pairs;
    this.builder = builder;
    this.author = author;
  }

  /** What rows may name, read once for all of them. */
  record Known(List<Customer> customers, List<Credential> credentials) {}

  Known known() {
    return new Known(customers.find(author.changes(), "", false), credentials.all(author.reads()));
  }

  /**
   * Stores the pair that these rows describe.
   *
   * @return its name
   * @throws Refused naming a column, of a server as {@code servers[0].host}
   */
  String add(List<ImportRow> rows, Known known) {
    Customer customer = customer(rows.get(0).get("customer"), known);
    Site site = site(customer, first(rows, "site"));
    PairForm form = form(customer, site, rows, known);
    var sheet = builder.build(form, site, Optional.empty(), 0);
    var stored = pairs.insert(sheet, author.signature());
    author.tell(
        "pair.imported",
        customer.id(),
        stored.pair().id(),
        Text.of("inventory.audit.pair-imported", "name", stored.pair().name()),
        Map.of());
    pairs.setDown();
    return stored.pair().name();
  }

  private PairForm form(Customer customer, Site site, List<ImportRow> rows, Known known) {
    var usable =
        known.credentials().stream()
            .filter(c -> c.customer() == null || c.customer().equals(customer.id()))
            .collect(
                Collectors.toMap(
                    c -> c.name().toLowerCase(Locale.ROOT), Credential::id, (a, b) -> a));
    var servers = new ArrayList<ServerForm>();
    for (ImportRow row : rows) {
      try {
        servers.add(row.server(usable));
      } catch (Refused r) {
        throw ServerField.at(servers.size(), r);
      }
    }
    return new PairForm(
        customer.id(),
        site.id(),
        rows.get(0).get("pair"),
        Tags.typed(first(rows, "tags")),
        first(rows, "note"),
        first(rows, "postgresMajor"),
        first(rows, "platform"),
        first(rows, "serviceAddress"),
        servers);
  }

  private static Customer customer(String name, Known known) {
    return known.customers().stream()
        .filter(c -> c.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new Refused("customer", Text.of("inventory.import.customer-unknown", "name", name)));
  }

  private Site site(Customer customer, String name) {
    var own = sites.of(author.reads(), customer.id());
    return own.stream()
        .filter(s -> name.isEmpty() || s.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () -> new Refused("site", Text.of("inventory.import.site-unknown", "name", name)));
  }

  private static String first(List<ImportRow> rows, String column) {
    return rows.stream().map(r -> r.get(column)).filter(v -> !v.isEmpty()).findFirst().orElse("");
  }
}
