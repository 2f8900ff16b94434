package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.model.CredentialKind;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Overtaken.Difference;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Target;
import pairkeeper.core.plan.Secret;

/** What the slower of two people is told: credentials too, by name, never what is in them. */
class OvertakenTest {
  @TempDir Path folder;
  private Console console;
  private UUID customer;
  private UUID oldKey;
  private UUID newKey;
  private UUID sudo;
  private UUID sql;

  @BeforeEach
  void start() {
    console = new Console(folder.resolve("console.key"));
    customer = console.customer("Lecznica Aurora").id();
    oldKey = credential("old key", CredentialKind.SSH_PASSWORD, "keeper");
    newKey = credential("new key", CredentialKind.SSH_PASSWORD, "technician");
    sudo = credential("sudo", CredentialKind.SUDO_PASSWORD, "");
    sql = credential("watch", CredentialKind.POSTGRES_PASSWORD, "keeper_watch");
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void credentials_of_a_pairs_servers_are_listed_by_name() {
    PairSheet first =
        console.asOperator(() ->
            console.pairs.create(
                Console.pair(
                    customer, "his", server(null, "10.0.0.1", on(oldKey, null), null), standby())));
    UUID id = first.pair().id();
    UUID server = first.pair().primary().id();
    UUID other = first.pair().standby().orElseThrow().id();
    change(id, "hers", server(server, "10.0.0.1", on(newKey, sudo), null), standby(other));
    assertThat(overtaken(id, "his", server(server, "10.0.0.1", on(oldKey, null), sql)))
        .containsExactly(
            new Difference("name", "hers", "his"),
            new Difference("servers", "db1\n10.0.0.2", "db1"),
            new Difference("db1: sshCredential", "new key (technician)", "old key (keeper)"),
            new Difference("db1: sudoCredential", "sudo", ""),
            new Difference("db1: sqlCredential", "", "watch (keeper_watch)"));
    assertThat(console.asOperator(() -> console.pairs.get(id)).server(server).orElseThrow().host())
        .as("nothing of it is stored")
        .satisfies(h -> assertThat(h.credential()).isEqualTo(newKey))
        .satisfies(h -> assertThat(h.sudoCredential()).isEqualTo(sudo));
  }

  @Test
  void credentials_of_a_target_are_listed_by_name() {
    Target stored = console.asOperator(() -> console.targets.add(target("/a", on(oldKey, null))));
    console.asOperator(
        () -> console.targets.change(stored.id(), 0, target("/b", on(oldKey, oldKey))));
    assertThatThrownBy(() ->
            console.asOperator(
                () -> console.targets.change(stored.id(), 0, target("/b", on(newKey, null)))))
        .isInstanceOfSatisfying(
            Overtaken.class,
            o ->
                assertThat(o.differences())
                    .containsExactly(
                        new Difference("sshCredential", "old key (keeper)", "new key (technician)"),
                        new Difference("sudoCredential", "old key (keeper)", "")));
  }

  private List<Difference> overtaken(UUID pair, String name, ServerForm... servers) {
    try {
      change(pair, name, servers);
      throw new AssertionError("not overtaken");
    } catch (Overtaken overtaken) {
      assertThat(overtaken.differences().toString()).doesNotContain("hunter2");
      return overtaken.differences();
    }
  }

  private void change(UUID pair, String name, ServerForm... servers) {
    console.asOperator(() -> console.pairs.change(pair, 0, Console.pair(customer, name, servers)));
  }

  private UUID credential(String name, CredentialKind kind, String user) {
    return console
        .asOperator(() ->
            console.credentials.add(
                new CredentialForm(customer, name, kind, user, Secret.of("hunter2"), null)))
        .id();
  }

  private static HostForm on(UUID ssh, UUID sudo) {
    return new HostForm("10.0.0.1", null, ssh, sudo, null, Privilege.SUDO, null);
  }

  private ServerForm standby() {
    return Console.server("10.0.0.2", oldKey);
  }

  private ServerForm standby(UUID id) {
    return new ServerForm(
        id,
        null,
        HostForm.at("10.0.0.2", oldKey),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static ServerForm server(UUID id, String address, HostForm on, UUID sql) {
    return new ServerForm(id, "db1", on, null, address, null, null, null, null, null, null, sql);
  }

  private TargetForm target(String path, HostForm on) {
    return new TargetForm(customer, null, Target.Kind.SECOND_MEDIUM, "NAS", on, path);
  }
}
