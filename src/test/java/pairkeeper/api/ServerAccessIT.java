package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/**
 * Servers on which sudo asks for a password and PostgreSQL is asked as a role of its own; a target
 * on such a host; and fingerprints that are not the host's.
 */
@NeedsLab
class ServerAccessIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String SUDO = "Sudo-Wort_4711";
  private static final String SQL = "Watch-Wort_4711";
  private static final String WATCHERS =
      "select count(*) from pg_stat_activity"
          + " where application_name = 'pairkeeper watch' and usename = 'keeper_watch'";

  private static Lab lab;
  private static LabHost primary;
  private static LabHost standby;
  private static RunningConsole console;
  private static Rest rest;

  @BeforeAll
  static void start() {
    lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
    primary = lab.host(1);
    standby = lab.host(2);
    primary.sql("create role keeper_watch login password '" + SQL + "' in role pg_monitor");
    primary.replicateTo(standby);
    for (LabHost host : List.of(primary, standby)) {
      host.exec(
          "rm -f /etc/sudoers.d/*; echo 'support ALL=(ALL:ALL) ALL' >/etc/sudoers.d/support;"
              + " echo 'support:"
              + SUDO
              + "' | chpasswd");
    }
    console = RunningConsole.shared();
    rest = new Rest(console);
  }

  @AfterAll
  static void stop() {
    if (rest != null) {
      rest.close();
    }
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void a_pair_is_watched_by_sudos_password_and_a_role_and_wrong_ones_are_named()
      throws IOException {
    String customer = id(rest.post("customers", Map.of("name", "Lecznica Sudo")));
    String ssh = credential("ssh-key", "support", Files.readString(lab.key()), "key of access");
    String wrongSudo = credential("sudo-password", "", "Wrong-Wort_1", "wrong sudo");
    String sudo = credential("sudo-password", "", SUDO, "right sudo");
    String wrongSql = credential("postgres-password", "keeper_watch", "Wrong-Wort_2", "wrong sql");
    String sql = credential("postgres-password", "keeper_watch", SQL, "right sql");
    var servers =
        List.of(
            server(primary, "primary", ssh, wrongSudo, wrongSql),
            server(standby, "standby", ssh, sudo, sql));
    JsonNode pair =
        rest.post("pairs", Map.of("customer", customer, "name", "sudo-his", "servers", servers))
            .is(201);
    String path = "pairs/" + pair.get("id").asString();
    meetAndRefuseOthers(pair);

    JsonNode found = discovery(pair, 0);
    assertThat(found.get("reached").asBoolean()).isFalse();
    assertThat(found.get("findings").toString())
        .contains("does not take the password of support. Correct the password");

    change(path, 0, "sudoCredential", sudo);
    found = discovery(pair, 0);
    assertThat(found.get("reached").asBoolean()).as("%s", found).isTrue();
    assertThat(found.get("usable").asBoolean()).isFalse();
    assertThat(found.get("findings").toString())
        .contains("does not let keeper_watch in", "password authentication failed");

    discovery(pair, 1);
    theRefusedRoleIsNamedThoughThePairIsSeen(path);
    change(path, 0, "sqlCredential", sql);
    found = discovery(pair, 0);
    assertThat(found.get("usable").asBoolean()).as("%s", found).isTrue();
    assertThat(found.get("findings").toString())
        .contains("Signed in to PostgreSQL as keeper_watch for watching");
    rest.await(path + "/status", PATIENCE, s -> s.get("verdict").asString().equals("healthy"));
    assertThat(primary.sql(WATCHERS)).isEqualTo("1");
    assertThat(standby.sql(WATCHERS)).isEqualTo("1");

    primary.sql("revoke pg_monitor from keeper_watch");
    assertThat(discovery(pair, 0).get("findings").toString())
        .contains("GRANT pg_monitor TO keeper_watch");
    primary.sql("grant pg_monitor to keeper_watch");
    aTargetIsTakenInAndFound(customer, ssh, sudo);
    nothingSecretIsLeftAnywhere(path);
    assertThat(rest.send("DELETE", path, null).status()).isEqualTo(204);
  }

  private static void theRefusedRoleIsNamedThoughThePairIsSeen(String path) {
    JsonNode status =
        rest.await(path + "/status", PATIENCE, s -> s.get("verdict").asString().equals("warning"));
    assertThat(status.get("reasons")).as("%s", status).hasSize(1);
    JsonNode reason = status.get("reasons").get(0);
    assertThat(reason.get("id").asString()).isEqualTo("role-refused");
    assertThat(reason.get("source").asString()).isEqualTo("access-primary");
    assertThat(reason.get("text").asString())
        .contains(
            "PostgreSQL on access-primary does not let the console's role keeper_watch in",
            "asks as postgres meanwhile",
            "password authentication failed");
    assertThat(status.get("servers").get(0).get("reachable").asBoolean()).isTrue();
    String cookie = console.signIn(RunningConsole.ADMIN, console.adminPassword());
    var page =
        HttpRequest.newBuilder(URI.create(console.url("/monitoring/pair.xhtml?id=" + id(path))))
            .header("Cookie", cookie);
    assertThat(console.send(page).body()).contains("role keeper_watch in; the console asks");
    assertThat(primary.sql(WATCHERS)).isEqualTo("0");
    assertThat(standby.sql(WATCHERS)).isEqualTo("1");
  }

  private static String id(String path) {
    return path.substring(path.indexOf('/') + 1);
  }

  private static void meetAndRefuseOthers(JsonNode pair) {
    LabHost[] hosts = {primary, standby};
    for (int i = 0; i < 2; i++) {
      String key = server(pair, i) + "/host-key";
      String other = hosts[1 - i].fingerprint();
      JsonNode refused = rest.put(key, Map.of("fingerprint", other)).is(422);
      assertThat(refused.get("field").asString()).isEqualTo("fingerprint");
      assertThat(refused.get("detail").asString()).contains(other, hosts[i].fingerprint());
      assertThat(rest.get(key).get("pinned").isNull()).isTrue();
      JsonNode pinned = rest.put(key, Map.of("fingerprint", hosts[i].fingerprint())).is(200);
      assertThat(pinned.get("pinned").asString()).isEqualTo(hosts[i].fingerprint());
    }
  }

  private static void aTargetIsTakenInAndFound(String customer, String ssh, String sudo) {
    var said =
        Map.of(
            "customer",
            customer,
            "name",
            "NAS",
            "host",
            standby.address(),
            "path",
            "/backup/his",
            "sshCredential",
            ssh,
            "sudoCredential",
            sudo);
    JsonNode made = rest.post("targets", said).is(201);
    assertThat(made.get("kind").asString()).isEqualTo("second-medium");
    assertThat(made.get("hostKey").asString()).isEqualTo(standby.fingerprint());
    String path = "targets/" + made.get("id").asString();
    standby.exec("mkdir -p /backup/his");
    assertThat(found(path, true)).contains("/backup/his is there; ", " free");
    standby.exec("rmdir /backup/his");
    assertThat(found(path, false)).contains("/backup/his is not there. Create it");
    assertThat(rest.get("targets?customer=" + customer + "&q=nas")).hasSize(1);
    assertThat(rest.get("targets?q=nothing-like-it")).isEmpty();
    var answer = rest.send("PATCH", path, "{\"path\": \"/\"}", "If-Match", "\"0\"");
    assertThat(answer.is(422).get("field").asString()).isEqualTo("path");
    String wanted = "{\"path\": \"tank/his\"}";
    JsonNode changed = rest.send("PATCH", path, wanted, "If-Match", "\"0\"").is(200);
    assertThat(changed.get("path").asString()).isEqualTo("tank/his");
    assertThat(found(path, false)).contains("There is no ZFS on this host");
    assertThat(rest.send("PATCH", path, wanted, "If-Match", "\"0\"").status()).isEqualTo(412);
    assertThat(rest.get(path + "/host-key").get("pinned").asString())
        .isEqualTo(standby.fingerprint());
    assertThat(rest.send("DELETE", path, null).status()).isEqualTo(204);
    assertThat(rest.get("targets?customer=" + customer)).isEmpty();
    assertThat(rest.get("audit").toString())
        .contains("target.created", "target.changed", "target.archived");
  }

  private static String found(String target, boolean usable) {
    JsonNode found = rest.send("POST", target + "/discovery", null).is(200);
    assertThat(found.get("usable").asBoolean()).as("%s", found).isEqualTo(usable);
    return found.get("findings").toString();
  }

  private static void nothingSecretIsLeftAnywhere(String pair) {
    for (String secret : List.of(SUDO, SQL, "Wrong-Wort")) {
      assertThat(console.log()).doesNotContain(secret);
      assertThat(rest.get("audit").toString()).doesNotContain(secret);
      assertThat(rest.get(pair).toString()).doesNotContain(secret);
      assertThat(rest.get("credentials").toString()).doesNotContain(secret);
      String split = secret.substring(0, 3) + "''" + secret.substring(3);
      for (LabHost host : List.of(primary, standby)) {
        assertThat(
                host.exec(
                    "journalctl --sync; journalctl -q -o cat | grep -v chpasswd | grep -cF "
                        + split
                        + " || true; grep -alF "
                        + split
                        + " /proc/[0-9]*/cmdline || true"))
            .as(secret)
            .isEqualTo("0");
      }
    }
  }

  private static JsonNode discovery(JsonNode pair, int server) {
    return rest.send("POST", server(pair, server) + "/discovery", null).is(200);
  }

  private static void change(String path, int server, String field, String value) {
    JsonNode now = rest.get(path);
    var servers = (tools.jackson.databind.node.ArrayNode) now.get("servers");
    ((tools.jackson.databind.node.ObjectNode) servers.get(server)).put(field, value);
    String version = "\"" + now.get("version").asInt() + "\"";
    rest.send("PATCH", path, "{\"servers\": " + servers + "}", "If-Match", version).is(200);
  }

  private static String server(JsonNode pair, int n) {
    return "servers/" + pair.get("servers").get(n).get("id").asString();
  }

  private static String credential(String kind, String user, String secret, String name) {
    var said = new HashMap<String, String>();
    said.put("name", name);
    said.put("kind", kind);
    said.put("user", user);
    said.put("secret", secret);
    return id(rest.post("credentials", said));
  }

  private static String id(Rest.Answer answer) {
    return answer.is(201).get("id").asString();
  }

  private static Map<String, Object> server(
      LabHost host, String role, String ssh, String sudo, String sql) {
    return Map.of(
        "name", "access-" + role,
        "host", host.address(),
        "role", role,
        "sshCredential", ssh,
        "sudoCredential", sudo,
        "sqlCredential", sql);
  }
}
