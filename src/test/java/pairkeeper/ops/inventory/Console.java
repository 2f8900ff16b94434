package pairkeeper.ops.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.Grants;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.TestDatabase;
import pairkeeper.store.inventory.CredentialRepository;
import pairkeeper.store.inventory.CustomerRepository;
import pairkeeper.store.inventory.HostRepository;
import pairkeeper.store.inventory.InstanceRepository;
import pairkeeper.store.inventory.PairRepository;
import pairkeeper.store.inventory.SecretRepository;
import pairkeeper.store.inventory.SiteRepository;
import pairkeeper.store.inventory.TargetRepository;
import pairkeeper.store.jobs.Jobs;

/** The inventory's use cases put together by hand on a database in memory. */
final class Console implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
  static final UUID MARTA = new UUID(7, 1);

  final TestDatabase database = new TestDatabase();
  final List<String> audited = new ArrayList<>();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final CurrentUser user = new CurrentUser();
  final CustomerRepository customerRows = database.with(new CustomerRepository());
  final SiteRepository siteRows = database.with(new SiteRepository());
  final CredentialRepository credentialRows = database.with(new CredentialRepository());
  final SecretRepository secretRows = database.with(new SecretRepository());
  final HostRepository hostRows = database.with(new HostRepository());
  final InstanceRepository instanceRows = database.with(new InstanceRepository());
  final PairRepository pairRows = database.with(new PairRepository());
  final TargetRepository targetRows = database.with(new TargetRepository());

  final Author author = new Author(user, new Heard(audited), change -> {}, clock);
  final Vault vault;
  final Sites sites = new Sites(siteRows, pairRows, targetRows, author);
  final Customers customers = new Customers(customerRows, pairRows, targetRows, sites, author);
  final Credentials credentials;
  final Secrets secrets;
  final UsableCredentials usable = new UsableCredentials(credentialRows);
  final ServerHosts hosts =
      new ServerHosts(hostRows, usable, new JumpHosts(hostRows, instanceRows, author), author);
  final Pairs pairs =
      new Pairs(pairRows, instanceRows, sites, new PairBuilder(hosts, usable), author);
  final Targets targets = new Targets(targetRows, database.with(new Jobs()), sites, hosts, author);
  final HostKeysDesk keys = new HostKeysDesk(hostRows, pairs, customers, author);

  Console(Path keyFile) {
    vault = new Vault(secretRows, clock, keyFile);
    credentials = new Credentials(credentialRows, hostRows, instanceRows, vault, author);
    secrets = new Secrets(secretRows, credentialRows, vault, user, clock);
    database.run(vault::open);
  }

  private static final class Heard extends AuditLog {
    private final List<String> heard;

    Heard(List<String> heard) {
      this.heard = heard;
    }

    @Override
    public void record(String act, UUID customer, UUID pair, Text text, Map<String, ?> details) {
      heard.add(act + " " + text.args() + " " + details);
    }
  }

  /** Does the work as Marta with that role; for all customers when none is named. */
  <T> T as(TeamRole role, UUID customer, Supplier<T> work) {
    return acting(role, customer, () -> database.in(work));
  }

  /** Does work that opens its own transactions as Marta with that role for all customers. */
  <T> T actingAs(TeamRole role, Supplier<T> work) {
    return acting(role, null, work);
  }

  private <T> T acting(TeamRole role, UUID customer, Supplier<T> work) {
    var marta = new Actor(MARTA, "marta", "Marta", Locale.ENGLISH, ZoneId.of("Europe/Warsaw"), "");
    var grants = Grants.of(Set.of(new Grant(role, customer)));
    try {
      return user.call(new CurrentUser.Acting(marta, grants), work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T asOperator(Supplier<T> work) {
    return as(TeamRole.OPERATOR, null, work);
  }

  Customer customer(String name) {
    return asOperator(() ->
        customers.add(
            new CustomerForm(name, "pl", null, null, null, null),
            new SiteForm(null, null, null, null)));
  }

  UUID credential(UUID customer) {
    return asOperator(() ->
            credentials.add(
                new CredentialForm(
                    customer,
                    "keeper " + UUID.randomUUID(),
                    CredentialKind.SSH_PASSWORD,
                    "keeper",
                    Secret.of("hunter2"),
                    null)))
        .id();
  }

  static ServerForm server(String host, UUID credential) {
    return ServerForm.on(HostForm.at(host, credential));
  }

  static PairForm pair(UUID customer, String name, ServerForm... servers) {
    return new PairForm(customer, null, name, null, null, null, null, null, List.of(servers));
  }

  @Override
  public void close() {
    database.close();
  }
}
