package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;

/**
 * Every text that a client can say, with everything hostile in it: either it comes back as it was,
 * or it is refused with a problem that names the field; never an error of the console's own.
 */
class HostileTextIT {
  private static Rest rest;
  private static HostileRound round;
  private static String customer;
  private static String credential;

  private final List<String> wrong = new ArrayList<>();

  @BeforeAll
  static void open() {
    rest = new Rest(RunningConsole.shared());
    round = new HostileRound(rest, taken -> {});
    customer = id(rest.post("customers", Map.of("name", "Hostile house")));
    round.with("customer", customer);
    round.with("patched", id(rest.post("customers", Map.of("name", "Hostile house of changes"))));
    round.with("site", rest.get("sites?customer=" + customer).get(0).get("id").asString());
    var key =
        Map.of(
            "customer", customer,
            "name", "hostile key",
            "kind", "ssh-password",
            "user", "u",
            "secret", "s3cret");
    credential = id(rest.post("credentials", key));
    round.with("credential", credential);
    pair("pair", "server", "hostile", 61);
    pair("changed", "other", "changed", 81);
    round.with("name", "hostile");
    calls("POST targets")
        .forEach(call -> round.with("target", made(call)).with("medium", made(call)));
    calls("POST pairs/{pair}/jobs").forEach(call -> round.with("job", made(call)));
    calls("POST notification-channels").forEach(call -> round.with("channel", made(call)));
  }

  @AfterAll
  static void close() {
    rest.close();
    assertThat(Files.exists(Path.of(HostileText.PROOF))).as("executed here").isFalse();
  }

  /** Every field of everything that can be said without a server that answers. */
  @TestFactory
  Stream<DynamicTest> calls() {
    return HostileCalls.ALL.stream()
        .filter(call -> !call.onHosts())
        .map(call -> DynamicTest.dynamicTest(call.request(), () -> hostile(call)));
  }

  private static void hostile(HostileCall call) {
    round.all(call);
    var wrong = List.copyOf(round.wrong());
    round.wrong().clear();
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  @Test
  void questions_in_the_address() {
    for (String text : HostileText.ALL) {
      String said = URLEncoder.encode(text, StandardCharsets.UTF_8);
      for (String path :
          List.of(
              "customers?q=",
              "pairs?q=",
              "pairs?tag=",
              "pairs?customer=",
              "runs?q=",
              "runs?state=",
              "runs?runbook=",
              "audit?actor=",
              "audit?act=",
              "audit?from=",
              "audit?pair=",
              "customers?limit=",
              "customers?after=",
              "customers/",
              "plans/",
              "runs/")) {
        // what breaks a path already breaks it at the server's door
        boolean door = path.endsWith("/") && text.matches("(?s).*[/\\\\\\x00].*");
        if (text.length() < 1000 && !door) {
          judge("GET " + path, text, rest.send("GET", path + said, null), null);
        }
      }
    }
    assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
  }

  private void judge(String what, String text, Rest.Answer answer, String field) {
    int status = answer.status();
    String type = answer.raw().headers().firstValue("Content-Type").orElse("");
    boolean refused = status >= 400 && status < 500 && type.startsWith("application/problem+json");
    if (status >= 300 && !refused) {
      wrong.add(what + ": " + shortly(text) + " -> " + status + " " + shortly(answer.raw().body()));
    } else if (refused && field != null) {
      String named = answer.body().path("field").asString("");
      String told = answer.body().path("detail").asString("");
      if (told.isBlank() || !(named.contains(field) || status == 400)) {
        wrong.add(what + ": " + shortly(text) + " -> " + shortly(answer.raw().body()));
      }
    }
  }

  private static void pair(String name, String servers, String called, int last) {
    var two = new ArrayList<Map<String, Object>>();
    for (int n = 0; n < 2; n++) {
      two.add(
          Map.of(
              "host",
              "192.0.2." + (last + n),
              "sshCredential",
              credential,
              "role",
              n == 0 ? "primary" : "standby"));
    }
    var made = rest.post("pairs", Map.of("customer", customer, "name", called, "servers", two));
    round.with(name, id(made));
    for (int n = 0; n < 2; n++) {
      round.with(servers + (n + 1), made.body().at("/servers/" + n + "/id").asString());
    }
  }

  private static Stream<HostileCall> calls(String request) {
    return HostileCalls.ALL.stream().filter(call -> call.request().equals(request));
  }

  /** What the call makes as it is right. */
  private static String made(HostileCall call) {
    return id(round.right(call));
  }

  private static String id(Rest.Answer answer) {
    return answer.is(201).get("id").asString();
  }

  private static String shortly(String text) {
    return HostileRound.shortly(text);
  }
}
