package pairkeeper.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import pairkeeper.core.access.Actor;
import pairkeeper.core.access.Grants;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.plan.Fingerprint;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.RunState;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.Step;
import pairkeeper.core.plan.StepState;
import pairkeeper.ops.Ids;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditVerifier;
import pairkeeper.ops.inventory.CredentialForm;
import pairkeeper.ops.inventory.Credentials;
import pairkeeper.ops.inventory.CustomerForm;
import pairkeeper.ops.inventory.Customers;
import pairkeeper.ops.inventory.HostForm;
import pairkeeper.ops.inventory.PairForm;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.inventory.ServerForm;
import pairkeeper.ops.inventory.SiteForm;
import pairkeeper.ops.operation.Readiness;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.RunView;
import pairkeeper.ops.runs.Typed;

/** What the real beans do in the real container, whatever the database. */
abstract class InContainer {
  private static final CurrentUser.Acting ADMIN =
      new CurrentUser.Acting(Actor.CONSOLE, Grants.everything());

  @Inject Readiness readiness;
  @Inject EchoWork work;
  @Inject CurrentUser user;
  @Inject Customers customers;
  @Inject Credentials credentials;
  @Inject Pairs pairs;
  @Inject RunDesk desk;
  @Inject AuditVerifier verifier;

  @Resource(lookup = "java:app/jdbc/console")
  DataSource console;

  @Test
  void works_on_the_database_that_its_url_names() throws SQLException {
    String url = ConfigProvider.getConfig().getValue("pairkeeper.db.url", String.class);
    try (Connection connection = console.getConnection()) {
      assertThat(connection.getMetaData().getURL()).startsWith(url);
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
    }
    readiness.askDatabase();
  }

  @Test
  void an_overtaken_edit_is_refused_and_shows_the_other_one() throws Exception {
    UUID id = customer("Two people").id();
    as(() -> customers.change(id, 0, form("Two people", "the first one's")));
    assertThatThrownBy(() -> as(() -> customers.change(id, 0, form("Two people", "too late"))))
        .isInstanceOfSatisfying(Overtaken.class, late -> assertThat(late.version()).isEqualTo(1));
    assertThat(as(() -> customers.get(id)).note()).isEqualTo("the first one's");
  }

  @Test
  void what_was_done_stands_in_a_chain_that_holds() throws Exception {
    long before = as(verifier::verify).entries();
    customer("Audited");
    var now = as(verifier::verify);
    assertThat(now.valid()).isTrue();
    assertThat(now.entries()).isGreaterThan(before);
  }

  @Test
  void work_that_is_due_starts_once_after_the_commit() throws InterruptedException {
    work.remember("first");
    assertThat(work.heard(60)).isEqualTo("first");
    assertThat(work.remembered()).isEqualTo("first");
    work.remember("second");
    assertThat(work.heard(60)).isEqualTo("second"); // and not the first one again
  }

  @Test
  void work_that_is_taken_back_never_starts() throws InterruptedException {
    assertThatThrownBy(() -> work.failToRemember("taken-back")).hasMessage("taken back");
    work.remember("third");
    assertThat(work.heard(60)).isEqualTo("third");
  }

  /** Each in a transaction of its own, whichever others are open at that moment. */
  @Test
  void of_many_works_at_once_each_keeps_or_takes_back_what_is_its_own()
      throws InterruptedException {
    List<String> wanted = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int n = 0; n < 60; n++) {
      wanted.addAll(List.of("kept-" + n, "left-kept-" + n, "right-kept-" + n, "back-" + n));
      names.addAll(List.of("kept-" + n, "back-" + n));
    }
    work.writeAll(names);
    List<String> heard = new ArrayList<>();
    for (String name = work.heard(60); name != null; name = work.heard(10)) {
      heard.add(name);
    }
    assertThat(heard).containsExactlyInAnyOrderElementsOf(wanted);
    for (String name : names) {
      assertThat(work.written(name))
          .as(name)
          .isEqualTo(name.startsWith("kept-") ? "left right" : "");
    }
  }

  @Test
  void a_run_is_carried_out_and_recorded() throws Exception {
    Pair pair = pair(customer("Runs").id());
    RunView ended =
        as(() -> {
          var plan = desk.store(plan(pair));
          var run =
              desk.start(
                  plan.id(), plan.hash(), new Typed(pair.name(), null, "a test", "", Map.of()));
          return ended(run.run().id());
        });
    assertThat(ended.run().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(ended.steps()).extracting(s -> s.state()).containsExactly(StepState.DONE);
    assertThat(as(verifier::verify).valid()).isTrue();
  }

  private RunView ended(UUID run) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    RunView view = desk.run(run).orElseThrow();
    while (view.run().endedAt() == null && Instant.now().isBefore(end)) {
      Thread.sleep(100);
      view = desk.run(run).orElseThrow();
    }
    return view;
  }

  private static Plan plan(Pair pair) {
    Text text = Text.of("pair.no-standby");
    return new Plan(
        Plan.SCHEMA,
        Ids.next(),
        "sample",
        pair.id(),
        pair.name(),
        Instant.now(),
        Map.of(),
        new Fingerprint(Map.of("timeline", "1")),
        List.of(),
        null,
        List.of(new Step.Note("remark", text, text, new Change.Remark(text))));
  }

  private Pair pair(UUID customer) throws Exception {
    UUID key =
        as(() ->
            credentials
                .add(
                    new CredentialForm(
                        customer,
                        "key",
                        CredentialKind.SSH_PASSWORD,
                        "u",
                        Secret.of("s3cret"),
                        null))
                .id());
    var servers =
        List.of(server("127.0.0.1", key, Role.PRIMARY), server("127.0.0.2", key, Role.STANDBY));
    return as(() ->
        pairs
            .create(
                new PairForm(
                    customer, null, "in-container", null, "", "15", "debian-systemd", "", servers))
            .pair());
  }

  private static ServerForm server(String host, UUID key, Role role) {
    return new ServerForm(
        null,
        "",
        new HostForm(host, 1, key, null, "", Privilege.ROOT, ""),
        "",
        "",
        5432,
        "",
        "",
        "",
        role,
        null,
        null);
  }

  private Customer customer(String name) throws Exception {
    var site = new SiteForm("", "", "Europe/Warsaw", List.of());
    return as(() -> customers.add(form(name, ""), site));
  }

  private static CustomerForm form(String name, String note) {
    return new CustomerForm(name, "pl", note, null, List.of(), null);
  }

  private <T> T as(Callable<T> what) throws Exception {
    return user.call(ADMIN, what);
  }
}
