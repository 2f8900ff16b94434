package pairkeeper.store.inventory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Tags;
import pairkeeper.store.TestDatabase;

/** Repositories on a fresh database, and a customer with a pair in it. */
final class InventoryFixture implements AutoCloseable {
  static final Signature MARTA = new Signature("marta", Instant.parse("2026-11-20T02:00:00Z"));
  static final Signature RAFAEL = new Signature("rafael", Instant.parse("2026-11-20T03:00:00Z"));

  final TestDatabase database = new TestDatabase();
  final CustomerRepository customers = database.with(new CustomerRepository());
  final SiteRepository sites = database.with(new SiteRepository());
  final CredentialRepository credentials = database.with(new CredentialRepository());
  final SecretRepository secrets = database.with(new SecretRepository());
  final HostRepository hosts = database.with(new HostRepository());
  final InstanceRepository instances = database.with(new InstanceRepository());
  final PairRepository pairs = database.with(new PairRepository());
  final TargetRepository targets = database.with(new TargetRepository());

  static Customer customer(String name) {
    return new Customer(
        UUID.randomUUID(),
        name,
        "pl",
        "",
        Tags.of(List.of("his")),
        List.of(),
        FourEyes.none(),
        null);
  }

  Customer stored(String name) {
    return database.in(() -> customers.insert(customer(name), MARTA));
  }

  Site site(Customer customer) {
    var window = MaintenanceWindow.parse("fri,sat 22:00-04:00");
    var site =
        new Site(
            UUID.randomUUID(), customer.id(), "Main", "", "Europe/Warsaw", List.of(window), null);
    return database.in(() -> sites.insert(site, MARTA));
  }

  UUID credential(Customer customer, String name) {
    var credential =
        new pairkeeper.core.model.Credential(
            UUID.randomUUID(),
            customer == null ? null : customer.id(),
            name,
            pairkeeper.core.model.CredentialKind.SSH_PASSWORD,
            "keeper",
            false,
            "",
            null);
    byte[] sealed = {1, 2, 3};
    return database.in(() -> credentials.insert(credential, sealed, null, MARTA)).id();
  }

  Host host(Site site, UUID credential, String address) {
    var host =
        new Host(
            UUID.randomUUID(),
            site.id(),
            address,
            22,
            credential,
            null,
            null,
            Privilege.SUDO,
            null);
    return database.in(() -> hosts.insert(host, site.customer(), MARTA)).host();
  }

  static Instance server(Host host, String name, int port, Role role) {
    return new Instance(
        UUID.randomUUID(),
        host,
        name,
        host.address(),
        port,
        "",
        "",
        "main",
        "postgres",
        role,
        role == Role.STANDBY,
        null);
  }

  static PairSheet sheet(Site site, String name, Instance... servers) {
    var pair =
        new Pair(
            UUID.randomUUID(),
            site.customer(),
            site.id(),
            name,
            "debian-systemd",
            "15",
            "",
            List.of(servers));
    return new PairSheet(pair, Tags.of(List.of("prod", "his")), "", "", null, null);
  }

  /** A pair with servers a and b on hosts 10.0.0.1 and 10.0.0.2 of a new customer. */
  PairSheet pair(String customerName, String name) {
    var customer = stored(customerName);
    var site = site(customer);
    var credential = credential(customer, "keeper");
    var a = server(host(site, credential, "10.0.0.1"), name + "-a", 5432, Role.PRIMARY);
    var b = server(host(site, credential, "10.0.0.2"), name + "-b", 5432, Role.STANDBY);
    return database.in(() -> pairs.insert(sheet(site, name, a, b), MARTA));
  }

  static Scope only(UUID customer) {
    return Scope.of(java.util.Set.of(customer));
  }

  @Override
  public void close() {
    database.close();
  }
}
