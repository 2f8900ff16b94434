package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pair of lab hosts as a stranger's automation handles it: taken in, set up and run by REST. On a
 * console that other tests use after this one it is closed, as its hosts go away.
 */
public final class PairByRest implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<String> RESTING =
      Set.of("awaiting-person", "succeeded", "failed", "abandoned");

  private final Rest rest;
  private final String name;
  private final JsonNode taken;

  private PairByRest(Rest rest, String name, JsonNode taken) {
    this.rest = rest;
    this.name = name;
    this.taken = taken;
  }

  /** Takes a primary and its standby-to-be in, under a customer and a credential of their own. */
  public static PairByRest takeIn(
      Rest rest, Lab lab, String name, LabHost primary, LabHost standby) {
    JsonNode credential = credential(rest, lab, "key of " + name);
    return takeIn(rest, name, credential, primary.address(), standby.address());
  }

  /** Takes a primary and several standbys-to-be in: {@code <name>-db1}, {@code <name>-db2}, ... */
  public static PairByRest takeInAll(Rest rest, Lab lab, String name, LabHost... hosts) {
    JsonNode credential = credential(rest, lab, "key of " + name);
    var servers = new ArrayList<Map<String, Object>>();
    for (LabHost host : hosts) {
      String role = servers.isEmpty() ? "primary" : "standby";
      servers.add(server(host.address(), name + "-db" + (servers.size() + 1), role, credential));
    }
    return takeIn(rest, name, servers);
  }

  /** Takes two hosts in that are reached with this credential, under a customer of their own. */
  public static PairByRest takeIn(
      Rest rest, String name, JsonNode credential, String primary, String standby) {
    return takeIn(
        rest,
        name,
        List.of(
            server(primary, name + "-db1", "primary", credential),
            server(standby, name + "-db2", "standby", credential)));
  }

  private static PairByRest takeIn(Rest rest, String name, List<Map<String, Object>> servers) {
    JsonNode customer =
        rest.post("customers", Map.of("name", "Clínica " + name, "language", "pt-BR")).is(201);
    JsonNode pair =
        rest.post(
                "pairs",
                Map.of("customer", customer.get("id").asString(), "name", name, "servers", servers))
            .is(201);
    return new PairByRest(rest, name, pair);
  }

  /** The lab's key as a stored credential of user {@code support}. */
  public static JsonNode credential(Rest rest, Lab lab, String name) {
    return credential(rest, lab, name, "support");
  }

  /** The lab's key as a stored credential of another user. */
  public static JsonNode credential(Rest rest, Lab lab, String name, String user) {
    String key;
    try {
      key = Files.readString(lab.key());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode made =
        rest.post(
                "credentials", Map.of("name", name, "kind", "ssh-key", "user", user, "secret", key))
            .is(201);
    assertThat(made.toString()).doesNotContain("PRIVATE KEY");
    return made;
  }

  private static Map<String, Object> server(
      String address, String name, String role, JsonNode credential) {
    return Map.of(
        "name", name,
        "host", address,
        "sshCredential", credential.get("id").asString(),
        "privilege", "sudo",
        "role", role);
  }

  /** Archives it, so that nobody looks any more whether its hosts answer. */
  @Override
  public void close() {
    assertThat(rest.send("DELETE", path(), null).status()).isEqualTo(204);
  }

  public String id() {
    return taken.get("id").asString();
  }

  public String name() {
    return name;
  }

  /** {@code pairs/<id>}. */
  public String path() {
    return "pairs/" + id();
  }

  /** From now on runs of these runbooks wait for a second person. */
  public void wantFourEyes(String... runbooks) {
    String path = "customers/" + customer();
    String version = "\"" + rest.get(path).get("version").asInt() + "\"";
    String change = "{\"fourEyes\": [\"" + String.join("\", \"", runbooks) + "\"]}";
    JsonNode changed = rest.send("PATCH", path, change, "If-Match", version).is(200);
    assertThat(changed.get("fourEyes").size()).isEqualTo(runbooks.length);
  }

  /** From now on the n-th server, from 0, is the standby that set-ups and changes of roles mean. */
  public void prefer(int n) {
    change(server ->
        server.put("preferred", server(n).equals("servers/" + server.get("id").asString())));
  }

  /** Changes what the inventory says of the pair's servers. */
  public void change(Consumer<ObjectNode> how) {
    JsonNode now = rest.get(path());
    var servers = new ArrayList<String>();
    for (JsonNode server : now.get("servers")) {
      how.accept((ObjectNode) server);
      servers.add(server.toString());
    }
    String version = "\"" + now.get("version").asInt() + "\"";
    String change = "{\"servers\": [" + String.join(", ", servers) + "]}";
    rest.send("PATCH", path(), change, "If-Match", version).is(200);
  }

  /** {@code servers/<id>} of the n-th server, from 0. */
  public String server(int n) {
    return "servers/" + taken.get("servers").get(n).get("id").asString();
  }

  public String customer() {
    return taken.get("customer").asString();
  }

  /** Compares and pins both hosts' keys, then lets the console look around there. */
  public void meet(LabHost primary, LabHost standby) {
    meet(0, primary);
    meet(1, standby);
  }

  /** Compares and pins the key of the n-th host, from 0, and the console looks around there. */
  public void meet(int n, LabHost host) {
    meet(n, host.fingerprint(), host.major());
  }

  /** As {@link #meet(int, LabHost)}, with what it has to find. */
  public void meet(int n, String fingerprint, String major) {
    String path = server(n);
    JsonNode offered = rest.get(path + "/host-key");
    assertThat(offered.get("fingerprint").asString()).isEqualTo(fingerprint);
    assertThat(offered.get("pinned").isNull()).isTrue();
    JsonNode pinned = rest.put(path + "/host-key", Map.of("fingerprint", fingerprint)).is(200);
    assertThat(pinned.get("pinned").asString()).isEqualTo(fingerprint);
    JsonNode found = rest.send("POST", path + "/discovery", null).is(200);
    assertThat(found.get("reached").asBoolean()).as("%s", found).isTrue();
    assertThat(found.get("postgresMajor").asString()).isEqualTo(major);
  }

  /** A stored plan, whatever its guards say. */
  public JsonNode plan(String runbook, Map<String, Object> options) {
    return rest.post(path() + "/plans", Map.of("runbook", runbook, "options", options)).is(201);
  }

  /** Makes plans until one is as wanted: what they are judged by may be some seconds old. */
  public JsonNode awaitPlan(
      String runbook, Map<String, Object> options, Predicate<JsonNode> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    JsonNode plan = plan(runbook, options);
    while (!wanted.test(plan)) {
      assertThat(Instant.now()).as("waited in vain: " + plan.get("guards")).isBefore(end);
      Rest.pause();
      plan = plan(runbook, options);
    }
    return plan;
  }

  /** A stored plan that nothing stands against. */
  public JsonNode freePlan(String runbook, Map<String, Object> options) {
    JsonNode plan = plan(runbook, options);
    assertThat(plan.get("blocked").asBoolean()).as(plan.get("guards").toPrettyString()).isFalse();
    return plan;
  }

  /** The ids of the guards that stand against a plan. */
  public static List<String> blocking(JsonNode plan) {
    return plan.get("guards").values().stream()
        .filter(guard -> guard.get("result").asString().equals("block"))
        .map(guard -> guard.get("id").asString())
        .toList();
  }

  /** Sets replication up and sees it end well. */
  public void setUp() {
    JsonNode ended = follow(start(freePlan("set-up", Map.of()), null, "First standby").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
  }

  /** Fails over and gives the bound of the loss that was confirmed, or null when it is unknown. */
  public Long failOver(Map<String, Object> options, String reason) {
    JsonNode plan = freePlan("failover", options);
    Long bound = bound(plan);
    JsonNode ended = follow(start(plan, bound, reason).is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    return bound;
  }

  /** The server that was cut off comes back by that way, which the plan has to choose by itself. */
  public JsonNode rejoin(String way) {
    JsonNode plan = freePlan("rejoin", Map.of());
    assertThat(plan.get("options").get("chosen").asString()).isEqualTo(way);
    JsonNode ended = follow(start(plan, null, "Comes back").is(202));
    assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
    awaitWhole();
    return ended;
  }

  /** How often the standing order has fenced a server of this pair. */
  public int fencedAgain() {
    return fencedAgain(rest.get("audit?pair=" + id()));
  }

  /** Switches a host on that has lost its power as primary: the standing order stops it. */
  public void fencedAtItsReturn(LabHost host) {
    int before = fencedAgain();
    host.boot();
    rest.await("audit?pair=" + id(), PATIENCE, audit -> fencedAgain(audit) > before);
  }

  private static int fencedAgain(JsonNode audit) {
    return audit.toString().split("pair.fenced-again", -1).length - 1;
  }

  /** Fails over and gives the run as it asks its first question, which is left open. */
  public JsonNode failOverUntilAsked(Map<String, Object> options, String reason) {
    JsonNode plan = freePlan("failover", options);
    JsonNode asks =
        awaitRun(
            start(plan, bound(plan), reason).is(202),
            r -> RESTING.contains(r.get("state").asString()));
    assertThat(asking(asks)).as(asks.toPrettyString()).isNotNull();
    return asks;
  }

  private static Long bound(JsonNode plan) {
    JsonNode shown = plan.get("estimatedLoss").get("boundBytes");
    return shown.isNumber() ? shown.asLong() : null;
  }

  /** Waits until the console has looked at the pair two more times: only then it knows a pace. */
  public void awaitTwoLooks() {
    for (int look = 0; look < 2; look++) {
      String before = rest.get(path() + "/status").get("asOf").asString();
      rest.await(
          path() + "/status",
          Duration.ofMinutes(2),
          status -> !status.get("asOf").asString().equals(before));
    }
  }

  /** Asks for a run of the plan. */
  public Rest.Answer start(JsonNode plan, Long bound, String reason) {
    var said = new HashMap<String, Object>();
    said.put("hash", plan.get("hash").asString());
    said.put("confirm", name);
    said.put("acceptLossBytes", bound);
    said.put("reason", reason);
    said.put("ticket", "SUP-20417");
    return rest.post("plans/" + plan.get("id").asString() + "/runs", said);
  }

  /** Answers what the run asks until it rests; how it stands then. */
  public JsonNode follow(JsonNode run) {
    while (true) {
      JsonNode now = awaitRun(run, r -> RESTING.contains(r.get("state").asString()));
      JsonNode asking = asking(now);
      if (!now.get("state").asString().equals("awaiting-person") || asking == null) {
        return now;
      }
      answer(now, asking);
    }
  }

  /** Says "done" to a question of the run. */
  public void answer(JsonNode run, JsonNode question) {
    answer(run, question, "done", "agreed by telephone, 02:28");
  }

  /** Answers a step of the run with that word. */
  public void answer(JsonNode run, JsonNode step, String word, String remark) {
    String path = "runs/" + run.get("id").asString() + "/steps/" + step.get("id").asString();
    var answer = Map.of("answer", word, "remark", remark);
    rest.post(path + "/confirmation", answer).is(200);
  }

  /** Waits until the run is as wanted, answering nothing. */
  public JsonNode awaitRun(JsonNode run, Predicate<JsonNode> wanted) {
    return rest.await("runs/" + run.get("id").asString(), PATIENCE, wanted);
  }

  /** Waits until the pair is judged so. */
  public JsonNode awaitVerdict(String verdict) {
    return rest.await(
        path() + "/status", PATIENCE, s -> s.get("verdict").asString().equals(verdict));
  }

  /** Waits until watching gives this reason among others; how the pair stands then. */
  public JsonNode awaitReason(String id) {
    return rest.await(
        path() + "/status",
        PATIENCE,
        s ->
            s.get("reasons").values().stream()
                .anyMatch(reason -> reason.get("id").asString().equals(id)));
  }

  /**
   * Waits until watching says so.
   *
   * @param reason the first one why not, or null
   * @return that runbook's readiness
   */
  public JsonNode awaitReadiness(String runbook, String ready, String reason) {
    JsonNode now =
        rest.await(
            path() + "/readiness",
            PATIENCE,
            all -> {
              JsonNode wanted = readiness(all, runbook);
              JsonNode first = wanted.at("/reasons/0/id");
              return wanted.get("ready").asString().equals(ready)
                  && (reason == null ? first.isMissingNode() : reason.equals(first.asString()));
            });
    return readiness(now, runbook);
  }

  private static JsonNode readiness(JsonNode all, String runbook) {
    for (JsonNode each : all.get("runbooks")) {
      if (each.get("runbook").asString().equals(runbook)) {
        return each;
      }
    }
    throw new AssertionError("no runbook " + runbook + ": " + all.toPrettyString());
  }

  /**
   * Waits until both replicate. A server that found its primary gone says so in its log, which is
   * told for ten minutes.
   */
  public JsonNode awaitWhole() {
    return rest.await(path() + "/status", PATIENCE, PairByRest::whole);
  }

  /** Whether a status says that both replicate. */
  public static boolean whole(JsonNode status) {
    String verdict = status.get("verdict").asString();
    return verdict.equals("healthy")
        || verdict.equals("warning")
            && status.get("reasons").values().stream()
                .allMatch(reason -> reason.get("id").asString().equals("log-errors"));
  }

  /** The question that the run waits with, or null. */
  public static JsonNode asking(JsonNode run) {
    for (JsonNode step : run.get("steps")) {
      boolean waits = step.get("state").asString().equals("awaiting-person");
      if (waits && step.get("kind").asString().equals("confirm")) {
        return step;
      }
    }
    return null;
  }

  /** The step of which nobody knows whether it was carried out, and with which the run waits. */
  public static Optional<JsonNode> doubted(JsonNode run) {
    return run.get("steps")
        .valueStream()
        .filter(step -> step.get("state").asString().equals("awaiting-person"))
        .filter(step -> !step.get("kind").asString().equals("confirm"))
        .findFirst();
  }

  /** The step with this id of a run. */
  public static JsonNode step(JsonNode run, String id) {
    for (JsonNode step : run.get("steps")) {
      if (step.get("id").asString().equals(id)) {
        return step;
      }
    }
    throw new AssertionError("no step " + id + ": " + run.toPrettyString());
  }
}
