package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Target;
import pairkeeper.core.plan.Secret;

class TargetsTest {
  @TempDir Path folder;
  private Console console;
  private UUID customer;
  private UUID credential;

  @BeforeEach
  void start() {
    console = new Console(folder.resolve("console.key"));
    customer = console.customer("Lecznica Aurora").id();
    credential = console.credential(customer);
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void a_target_is_a_named_place_on_a_host_that_pairs_may_share() {
    var pair =
        console.asOperator(() ->
            console.pairs.create(
                Console.pair(customer, "his", Console.server("10.0.0.1", credential))));
    Target target = add(form("NAS", "10.0.0.1", "/backup/his/"));
    assertThat(target.kind()).isEqualTo(Target.Kind.SECOND_MEDIUM);
    assertThat(target.path()).isEqualTo("/backup/his");
    assertThat(target.host()).isEqualTo(pair.pair().primary().host());
    assertThat(console.asOperator(() -> console.targets.find("", customer)))
        .containsExactly(target);
    assertThat(console.asOperator(() -> console.targets.find("BACKUP", null))).hasSize(1);
    assertThat(console.asOperator(() -> console.targets.find("10.0.0.2", null))).isEmpty();
    assertThat(console.audited.getLast()).startsWith("target.created").contains("/backup/his");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/a/../etc", "relative/../x", "-rf", "a@b", "a%b", "tank//x", "a\nb"})
  void a_path_that_is_neither_directory_nor_dataset_is_refused(String path) {
    assertRefused("path", form("NAS", "10.0.0.1", path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/backup", "/a b/ü'x", "tank", "tank/his copies/2"})
  void directories_and_datasets_are_taken(String path) {
    assertThat(add(form("NAS", "10.0.0.1", path)).path()).isEqualTo(path);
  }

  @Test
  void only_an_applications_host_needs_no_path() {
    assertRefused("path", form("NAS", "10.0.0.1", ""));
    var application =
        new TargetForm(customer, null, Target.Kind.APPLICATION_HOST, "HIS", on("10.0.0.7"), null);
    assertThat(add(application).path()).isEmpty();
  }

  @Test
  void a_name_is_given_once_to_a_customer_until_it_is_archived() {
    Target first = add(form("NAS", "10.0.0.1", "/a"));
    assertRefused("name", form("nas", "10.0.0.2", "/b"));
    console.asOperator(() -> {
      console.targets.archive(first.id(), 0);
      return null;
    });
    assertThat(add(form("nas", "10.0.0.2", "/b")).name()).isEqualTo("nas");
    assertThat(console.asOperator(() -> console.targets.get(first.id())).stamp().archived())
        .isTrue();
  }

  @Test
  void two_people_never_overwrite_each_other() {
    Target stored = add(form("NAS", "10.0.0.1", "/a"));
    console.asOperator(() -> console.targets.change(stored.id(), 0, form("NAS", "10.0.0.1", "/b")));
    assertThatThrownBy(() ->
            console.asOperator(
                () -> console.targets.change(stored.id(), 0, form("NAS", "10.0.0.2", "/b"))))
        .isInstanceOfSatisfying(
            Overtaken.class,
            o ->
                assertThat(o.differences())
                    .containsExactly(new Overtaken.Difference("host", "10.0.0.1", "10.0.0.2")));
  }

  @Test
  void another_customers_people_see_nothing_and_viewers_change_nothing() {
    Target target = add(form("NAS", "10.0.0.1", "/a"));
    UUID other = console.customer("Bento").id();
    assertThatThrownBy(
            () -> console.as(TeamRole.OPERATOR, other, () -> console.targets.get(target.id())))
        .isInstanceOf(NotThere.class);
    assertThat(console.as(TeamRole.OPERATOR, other, () -> console.targets.find("", null)))
        .isEmpty();
    assertThat(console.as(TeamRole.VIEWER, customer, () -> console.targets.get(target.id())))
        .isEqualTo(target);
    assertThatThrownBy(() ->
            console.as(
                TeamRole.VIEWER,
                customer,
                () -> console.targets.change(target.id(), 0, form("x", "10.0.0.1", "/a"))))
        .isInstanceOf(Denied.class);
  }

  @Test
  void a_site_and_a_customer_with_targets_stay_in_use() {
    Target target = add(form("NAS", "10.0.0.1", "/a"));
    assertThatThrownBy(() ->
            console.asOperator(() -> {
              console.sites.archive(target.site(), 0);
              return null;
            }))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.text().key()).endsWith("has-targets"));
    assertThatThrownBy(() ->
            console.asOperator(() -> {
              console.customers.archive(customer, 0);
              return null;
            }))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.text().key()).endsWith("has-targets"));
  }

  @Test
  void sudo_takes_a_sudo_password_or_the_logins_own_and_keeps_it_for_others_on_that_host() {
    UUID sudo = credential(CredentialKind.SUDO_PASSWORD, "");
    UUID sql = credential(CredentialKind.POSTGRES_PASSWORD, "watch");
    assertThat(add(sudo("a", sudo, null)).host().sudoCredential()).isEqualTo(sudo);
    assertThat(add(sudo("b", null, null)).host().sudoCredential()).isEqualTo(sudo);
    assertThat(add(sudo("c", credential, null)).host().sudoCredential()).isEqualTo(credential);
    assertThat(add(sudo("d", null, Privilege.SUDO)).host().sudoCredential()).isNull();
    assertRefused("sudoCredential", sudo("e", sql, null));
    assertRefused("sudoCredential", sudo("f", sudo, Privilege.ROOT));
    assertRefused("sudoCredential", sudo("g", console.credential(customer), null));
  }

  @Test
  void a_server_is_asked_by_a_postgres_password_only_which_is_in_use_then() {
    UUID sql = credential(CredentialKind.POSTGRES_PASSWORD, "watch");
    var sheet =
        console.asOperator(() -> console.pairs.create(Console.pair(customer, "his", asked(sql))));
    assertThat(sheet.pair().primary().sqlCredential()).isEqualTo(sql);
    assertThat(console.asOperator(() -> console.credentials.uses(sql))).isEqualTo(1);
    assertThatThrownBy(() ->
            console.asOperator(() ->
                console.pairs.change(
                    sheet.pair().id(), 0, Console.pair(null, "his", asked(credential)))))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.field()).isEqualTo("servers[0].sqlCredential"));
  }

  private ServerForm asked(UUID sqlCredential) {
    return new ServerForm(
        null, null, on("10.0.0.1"), null, null, 5432, null, null, null, null, null, sqlCredential);
  }

  private TargetForm sudo(String name, UUID sudo, Privilege privilege) {
    var on = new HostForm("10.0.0.9", null, credential, sudo, null, privilege, null);
    return new TargetForm(customer, null, null, name, on, "/a");
  }

  private UUID credential(CredentialKind kind, String user) {
    var form = new CredentialForm(customer, kind.word(), kind, user, Secret.of("hunter2"), null);
    return console.asOperator(() -> console.credentials.add(form)).id();
  }

  private Target add(TargetForm form) {
    return console.asOperator(() -> console.targets.add(form));
  }

  private HostForm on(String address) {
    return HostForm.at(address, credential);
  }

  private TargetForm form(String name, String address, String path) {
    return new TargetForm(customer, null, null, name, on(address), path);
  }

  private void assertRefused(String field, TargetForm form) {
    assertThatThrownBy(() -> add(form))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }
}
