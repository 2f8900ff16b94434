package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.Ledger;
import pairkeeper.lab.NeedsLab;
import pairkeeper.lab.Reckoning;
import tools.jackson.databind.JsonNode;

/**
 * From an empty console to a failed-over pair with its history, on real hosts, by REST alone; the
 * ledger proves that no more was lost than the plan said at most.
 */
@NeedsLab
class RestFailoverIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String PAIR = "vilanova-pacs";

  @Test
  void from_an_empty_console_to_a_failed_over_pair_by_rest_alone(@TempDir Path folder)
      throws IOException {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE);
        RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console)) {
      try {
        journey(lab, rest, folder);
      } catch (RuntimeException | Error e) {
        System.err.println(console.output() + "\n" + console.log());
        throw e;
      }
    }
  }

  private void journey(Lab lab, Rest rest, Path folder) throws IOException {
    LabHost first = lab.host(1);
    LabHost second = lab.host(2);
    JsonNode pair = takeIn(rest, lab);
    String path = "pairs/" + pair.get("id").asString();
    meet(rest, pair.get("servers").get(0).get("id").asString(), first);
    meet(rest, pair.get("servers").get(1).get("id").asString(), second);
    setUp(rest, path);
    JsonNode status =
        rest.await(path + "/status", PATIENCE, s -> s.get("verdict").asString().equals("healthy"));
    assertThat(status.get("reasons")).isEmpty();
    second.letIn();
    try (Ledger ledger = Ledger.start(folder.resolve("ledger"), first, second)) {
      ledger.awaitWrites(200);
      rest.await(path + "/status", PATIENCE, s -> s.get("verdict").asString().equals("healthy"));
      first.kill();
      rest.await(path + "/status", PATIENCE, s -> !s.get("verdict").asString().equals("healthy"));
      long bound = failOver(rest, path);
      ledger.awaitWriteOn(second);
      Reckoning reckoning = ledger.reckon(second);
      assertThat(reckoning.splitBrain()).isEmpty();
      assertThat(reckoning.bytesLostOn(second)).as("%s", reckoning).isLessThanOrEqualTo(bound);
    }
    rest.await(path + "/status", PATIENCE, s -> s.get("verdict").asString().equals("no-standby"));
    history(rest, pair.get("id").asString());
  }

  private JsonNode takeIn(Rest rest, Lab lab) throws IOException {
    JsonNode customer =
        rest.post("customers", Map.of("name", "Clínica Vila Nova", "language", "pt-BR")).is(201);
    JsonNode credential =
        rest.post(
                "credentials",
                Map.of(
                    "name", "lab key",
                    "kind", "ssh-key",
                    "user", "support",
                    "secret", Files.readString(lab.key())))
            .is(201);
    assertThat(credential.toString()).doesNotContain("PRIVATE KEY");
    var servers =
        List.of(
            server(lab.host(1), "vn-db1", "primary", credential),
            server(lab.host(2), "vn-db2", "standby", credential));
    return rest.post(
            "pairs",
            Map.of("customer", customer.get("id").asString(), "name", PAIR, "servers", servers))
        .is(201);
  }

  private static Map<String, Object> server(
      LabHost host, String name, String role, JsonNode credential) {
    return Map.of(
        "name", name,
        "host", host.address(),
        "sshCredential", credential.get("id").asString(),
        "privilege", "sudo",
        "role", role);
  }

  /** Compares and pins the host's key, then lets the console look around there. */
  private void meet(Rest rest, String server, LabHost host) {
    String path = "servers/" + server;
    JsonNode offered = rest.get(path + "/host-key");
    assertThat(offered.get("fingerprint").asString()).isEqualTo(host.fingerprint());
    assertThat(offered.get("pinned").isNull()).isTrue();
    JsonNode pinned =
        rest.put(path + "/host-key", Map.of("fingerprint", host.fingerprint())).is(200);
    assertThat(pinned.get("pinned").asString()).isEqualTo(host.fingerprint());
    JsonNode found = rest.send("POST", path + "/discovery", null).is(200);
    assertThat(found.get("reached").asBoolean()).as("%s", found).isTrue();
    assertThat(found.get("postgresMajor").asString()).isEqualTo("15");
  }

  private void setUp(Rest rest, String path) {
    JsonNode plan = rest.post(path + "/plans", Map.of("runbook", "set-up")).is(201);
    assertThat(plan.get("blocked").asBoolean()).as(plan.get("guards").toPrettyString()).isFalse();
    JsonNode run = start(rest, plan, null, "First standby");
    JsonNode ended = follow(rest, run);
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
  }

  /** Fails over and gives the bound of the loss that was confirmed. */
  private long failOver(Rest rest, String path) {
    JsonNode plan =
        rest.post(
                path + "/plans",
                Map.of(
                    "runbook",
                    "failover",
                    "options",
                    Map.of(
                        "fence", "attest",
                        "attestation", "Anna W. pulled both power cords at 02:58")))
            .is(201);
    assertThat(plan.get("blocked").asBoolean()).as(plan.get("guards").toPrettyString()).isFalse();
    JsonNode loss = plan.get("estimatedLoss");
    assertThat(loss.get("boundBytes").isNumber()).as("%s", loss).isTrue();
    long bound = loss.get("boundBytes").asLong();
    JsonNode ended = follow(rest, start(rest, plan, bound, "Primary lost power"));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    return bound;
  }

  private JsonNode start(Rest rest, JsonNode plan, Long bound, String reason) {
    var said = new HashMap<String, Object>();
    said.put("hash", plan.get("hash").asString());
    said.put("confirm", PAIR);
    said.put("acceptLossBytes", bound);
    said.put("reason", reason);
    said.put("ticket", "SUP-20417");
    return rest.post("plans/" + plan.get("id").asString() + "/runs", said).is(202);
  }

  /** Answers what it asks until it has ended. */
  private JsonNode follow(Rest rest, JsonNode run) {
    String path = "runs/" + run.get("id").asString();
    while (true) {
      JsonNode now =
          rest.await(
              path,
              PATIENCE,
              r ->
                  List.of("awaiting-person", "succeeded", "failed", "abandoned")
                      .contains(r.get("state").asString()));
      JsonNode asking = asking(now);
      if (!now.get("state").asString().equals("awaiting-person") || asking == null) {
        return now;
      }
      var answer = Map.of("answer", "done", "remark", "agreed by telephone, 02:28");
      rest.post(path + "/steps/" + asking.get("id").asString() + "/confirmation", answer).is(200);
    }
  }

  private static JsonNode asking(JsonNode run) {
    for (JsonNode step : run.get("steps")) {
      boolean waits = step.get("state").asString().equals("awaiting-person");
      if (waits && step.get("kind").asString().equals("confirm")) {
        return step;
      }
    }
    return null;
  }

  private void history(Rest rest, String pair) {
    JsonNode runs = rest.get("runs?pair=" + pair);
    assertThat(runs).hasSize(2);
    JsonNode dossier = rest.get("runs/" + runs.get(0).get("id").asString() + "/dossier");
    assertThat(dossier.get("run").get("reason").asString()).isEqualTo("Primary lost power");
    assertThat(dossier.get("plan").get("steps")).isNotEmpty();
    JsonNode verified = rest.get("audit/verification");
    assertThat(verified.get("valid").asBoolean()).as("%s", verified).isTrue();
    assertThat(rest.get("audit?pair=" + pair).toString()).contains("run.started");
    String lines = rest.send("GET", "audit?pair=" + pair, null, "Accept", "text/csv").raw().body();
    assertThat(lines).startsWith("utc,chain,").contains("run.started");
  }
}
