package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.access.Denied;
import pairkeeper.core.access.TeamRole;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Role;

class PairsTest {
  @TempDir Path folder;
  private Console console;
  private UUID customer;
  private UUID credential;

  @BeforeEach
  void start() {
    console = new Console(folder.resolve("console.key"));
    customer = console.customer("Szpital św. Łukasza").id();
    credential = console.credential(customer);
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void a_pair_needs_two_addresses_and_a_credential_only() {
    var pair = create("lukasz-his", server("10.0.0.1"), server("10.0.0.2")).pair();
    assertThat(pair.platform()).isEqualTo("debian-systemd");
    assertThat(pair.primary().host().address()).isEqualTo("10.0.0.1");
    assertThat(pair.primary().osUser()).isEqualTo("postgres");
    assertThat(pair.primary().port()).isZero();
    assertThat(pair.standby().orElseThrow().preferred()).isTrue();
    assertThat(pair.primary().host().privilege()).isEqualTo(Privilege.SUDO);
    assertThat(pair.primary().host().pinnedKey()).isNull();
    assertThat(console.sites.all()).isEmpty();
    assertThat(console.asOperator(() -> console.sites.first(customer)).timeZone())
        .isEqualTo("Europe/Warsaw");
  }

  @Test
  void hosts_are_shared_by_address_and_port_within_a_site() {
    var first = create("one", port("10.0.0.1", 5432), port("10.0.0.2", 5432)).pair();
    var second = create("two", port("10.0.0.1", 5433), port("10.0.0.2", 5433)).pair();
    assertThat(second.primary().host()).isEqualTo(first.primary().host());
    UUID other = console.customer("Aurora").id();
    UUID otherCredential = console.credential(other);
    var third =
        console.asOperator(() ->
            console.pairs.create(
                Console.pair(other, "one", Console.server("10.0.0.1", otherCredential))));
    assertThat(third.pair().primary().host().id()).isNotEqualTo(first.primary().host().id());
  }

  @Test
  void a_jump_host_is_made_from_its_address_and_shared_too() {
    var form = jump("10.0.0.1", "bastion.example.org:2222");
    var pair = create("one", form, jump("10.0.0.2", "bastion.example.org:2222")).pair();
    Host a = pair.primary().host();
    assertThat(a.jumpHost()).isNotNull();
    assertThat(pair.standby().orElseThrow().host().jumpHost()).isEqualTo(a.jumpHost());
    Host bastion = console.asOperator(() -> console.keys.host(a.jumpHost())).host();
    assertThat(bastion.address()).isEqualTo("bastion.example.org");
    assertThat(bastion.sshPort()).isEqualTo(2222);
  }

  @Test
  void jumping_in_a_circle_is_refused() {
    refused("servers[0].jumpHost", "one", jump("10.0.0.1", "10.0.0.1"));
  }

  @Test
  void the_fingerprint_agreed_to_in_the_form_is_pinned_once() {
    String key = "SHA256:" + "a".repeat(43);
    var pair = create("one", key("10.0.0.1", key)).pair();
    assertThat(pair.primary().host().pinnedKey()).isEqualTo(key);
    refused("servers[0].hostKey", "two", with(key("10.0.0.1", "SHA256:" + "b".repeat(43)), 5433));
    assertThat(console.asOperator(() -> console.pairs.get(pair.id())).primary().host().pinnedKey())
        .isEqualTo(key);
    refused("servers[0].hostKey", "three", key("10.0.0.3", "md5:00"));
  }

  @Test
  void re_pinning_is_told_to_the_audit_with_both_keys() {
    String a = "SHA256:" + "a".repeat(43);
    String b = "SHA256:" + "b".repeat(43);
    UUID host = create("one", key("10.0.0.1", a)).pair().primary().host().id();
    console.asOperator(() -> console.keys.pin(host, b));
    assertThat(console.audited.getLast()).startsWith("host-key.replaced").contains(a).contains(b);
  }

  @Test
  void nobody_replaces_a_key_alone_where_the_customer_wants_a_second_person() {
    String a = "SHA256:" + "a".repeat(43);
    String b = "SHA256:" + "b".repeat(43);
    UUID host = create("one", key("10.0.0.1", a)).pair().primary().host().id();
    UUID fresh = create("two", server("10.0.0.9")).pair().primary().host().id();
    var wanted = FourEyes.of(List.of("host-key"));
    var form = new CustomerForm("Clinic", "pl", null, null, null, wanted);
    console.as(TeamRole.ADMIN, null, () -> console.customers.change(customer, 0, form));
    for (Runnable alone :
        List.<Runnable>of(
            () -> console.asOperator(() -> console.keys.pin(host, b)),
            () -> console.asOperator(() -> console.keys.replace(host, b, b)))) {
      assertThatThrownBy(alone::run)
          .isInstanceOfSatisfying(
              Refused.class, r -> assertThat(r.field()).isEqualTo("fingerprint"));
    }
    assertThat(console.asOperator(() -> console.keys.host(host)).host().pinnedKey()).isEqualTo(a);
    // the same once more changes nothing, and the first key of a host is no replacement
    console.asOperator(() -> console.keys.pin(host, a));
    assertThat(console.asOperator(() -> console.keys.pin(fresh, b)).host().pinnedKey())
        .isEqualTo(b);
    // who decided saw another key agreed to than there is now
    assertThatThrownBy(
            () -> console.asOperator(() -> console.keys.pinDecided(host, b, b, Map.of())))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("fingerprint"));
  }

  @Test
  void roles_of_stored_servers_are_not_the_forms_business() {
    var sheet = create("one", server("10.0.0.1"), server("10.0.0.2"));
    var standby = sheet.pair().standby().orElseThrow();
    var asked = role("10.0.0.2", standby.id(), Role.PRIMARY);
    assertThatThrownBy(() ->
            console.asOperator(() ->
                console.pairs.change(sheet.pair().id(), 0, Console.pair(customer, "one", asked))))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.field()).isEqualTo("servers[0].role"));
  }

  @Test
  void exactly_one_server_is_the_primary() {
    refused("role", "one", role("10.0.0.1", null, Role.STANDBY));
    refused("servers", "one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-oProxyCommand=x", "a b", "a;id", "$(id)", "`id`", "a'b", "a\"b", "../x", "a\nb"})
  void hostile_hosts_are_refused_at_their_field(String host) {
    refused("servers[0].host", "one", server(host));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "dataDirectory|relative/path",
        "dataDirectory|/var/../etc",
        "dataDirectory|/",
        "clusterName|-x",
        "clusterName|a'b",
        "osUser|-u",
        "osUser|root;id",
        "name|a$(id)",
        "name|-rf",
        "postgresAddress|host=evil",
      })
  void hostile_text_is_refused_at_its_field(String field, String text) {
    var s = server("10.0.0.1");
    var form =
        new ServerForm(
            null,
            field.equals("name") ? text : null,
            s.on(),
            field.equals("osUser") ? text : null,
            field.equals("postgresAddress") ? text : null,
            null,
            field.equals("dataDirectory") ? text : null,
            null,
            field.equals("clusterName") ? text : null,
            null,
            null,
            null);
    refused("servers[0]." + field, "one", form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "'; drop table pair; --", "a\nb", "-x"})
  void hostile_pair_names_are_refused(String name) {
    refused("name", name, server("10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.9", "10.0.0.9/33", "10.0.0.9/0", "name/24", "10.0.0.9/24;id"})
  void a_service_address_is_an_ip_address_with_its_prefix(String address) {
    refused("serviceAddress", f -> serviceAddress(f, address));
  }

  @Test
  void another_customers_credential_is_not_known_here() {
    UUID other = console.credential(console.customer("Aurora").id());
    refused("servers[0].sshCredential", "one", Console.server("10.0.0.1", other));
  }

  @Test
  void a_postgres_password_does_not_sign_in_to_a_host() {
    UUID wrong =
        console
            .asOperator(() ->
                console.credentials.add(
                    new CredentialForm(
                        customer,
                        "pg",
                        pairkeeper.core.model.CredentialKind.POSTGRES_PASSWORD,
                        "monitor",
                        pairkeeper.core.plan.Secret.of("x"),
                        null)))
            .id();
    refused("servers[0].sshCredential", "one", Console.server("10.0.0.1", wrong));
  }

  @Test
  void people_of_another_customer_see_and_change_nothing() {
    var sheet = create("one", server("10.0.0.1"));
    UUID other = console.customer("Aurora").id();
    UUID id = sheet.pair().id();
    assertThatThrownBy(() -> console.as(TeamRole.OPERATOR, other, () -> console.pairs.get(id)))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() ->
            console.as(
                TeamRole.OPERATOR,
                other,
                () -> console.pairs.change(id, 0, Console.pair(null, "x", server("10.0.0.1")))))
        .isInstanceOf(NotThere.class);
    assertThat(console.as(TeamRole.OPERATOR, other, () -> console.pairs.find(PairFilter.none())))
        .isEmpty();
    assertThatThrownBy(() ->
            console.as(
                TeamRole.OPERATOR,
                other,
                () -> console.keys.pin(sheet.pair().primary().host().id(), "SHA256:x")))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void a_viewer_looks_but_does_not_change() {
    var sheet = create("one", server("10.0.0.1"));
    assertThat(console.as(TeamRole.VIEWER, customer, () -> console.pairs.get(sheet.pair().id())))
        .isNotNull();
    assertThatThrownBy(() ->
            console.as(
                TeamRole.VIEWER,
                customer,
                () -> console.pairs.create(Console.pair(customer, "x", server("10.0.0.2")))))
        .isInstanceOf(Denied.class);
  }

  @Test
  void every_change_is_told_to_the_audit_and_never_a_secret() {
    create("one", server("10.0.0.1"));
    assertThat(console.audited)
        .extracting(a -> a.split(" ")[0])
        .containsExactly("customer.created", "site.created", "credential.created", "pair.created");
    assertThat(console.audited.toString()).doesNotContain("hunter2");
  }

  private PairSheet create(String name, ServerForm... servers) {
    return console.asOperator(() -> console.pairs.create(Console.pair(customer, name, servers)));
  }

  private void refused(String field, String name, ServerForm... servers) {
    refused(field, f -> Console.pair(customer, name, servers));
  }

  private void refused(String field, UnaryOperator<PairForm> form) {
    var asked = form.apply(Console.pair(customer, "one", server("10.0.0.1")));
    assertThatThrownBy(() -> console.asOperator(() -> console.pairs.create(asked)))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }

  private ServerForm server(String host) {
    return Console.server(host, credential);
  }

  private ServerForm port(String host, int port) {
    return with(server(host), port);
  }

  private static ServerForm with(ServerForm s, int port) {
    return new ServerForm(null, null, s.on(), null, null, port, null, null, null, null, null, null);
  }

  private ServerForm jump(String host, String jump) {
    return ServerForm.on(new HostForm(host, null, credential, null, jump, null, null));
  }

  private ServerForm key(String host, String key) {
    return with(ServerForm.on(new HostForm(host, null, credential, null, null, null, key)), 5432);
  }

  private ServerForm role(String host, UUID id, Role role) {
    return new ServerForm(
        id,
        null,
        HostForm.at(host, credential),
        null,
        null,
        null,
        null,
        null,
        null,
        role,
        null,
        null);
  }

  private static PairForm serviceAddress(PairForm f, String address) {
    return new PairForm(f.customer(), null, f.name(), null, null, null, null, address, f.servers());
  }
}
