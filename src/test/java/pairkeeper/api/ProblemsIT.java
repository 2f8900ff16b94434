package pairkeeper.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;

/** Whatever goes wrong, a client gets a problem document that tells what to do. */
class ProblemsIT {
  private static Rest rest;

  @BeforeAll
  static void open() {
    rest = new Rest(RunningConsole.shared());
  }

  @AfterAll
  static void close() {
    rest.close();
  }

  @Test
  void without_a_token_nothing_is_told() {
    var request = HttpRequest.newBuilder(URI.create(RunningConsole.shared().url("/api/v1/pairs")));
    JsonNode problem = problem(rest.send(request.build()), 401, "unauthorised");
    assertThat(problem.get("detail").asString()).contains("Bearer");
  }

  @Test
  void a_wrong_token_is_refused() {
    var answer = rest.send("GET", "pairs", null, "Authorization", "Bearer pk_something-else");
    problem(answer, 401, "unauthorised");
  }

  @Test
  void what_does_not_exist_is_not_there() {
    problem(rest.send("GET", "pairs/" + new UUID(1, 1), null), 404, "not-there");
    problem(rest.send("GET", "pairs/no-id", null), 404, "not-there");
    problem(rest.send("GET", "nothing-of-this-name", null), 404, "not-there");
    problem(rest.post("plans/" + new UUID(1, 1) + "/runs", Map.of()), 404, "not-there");
  }

  @Test
  void what_is_no_json_is_malformed() {
    problem(rest.send("POST", "customers", "{\"name\": "), 400, "malformed");
    problem(rest.send("POST", "customers", ""), 400, "malformed");
    problem(rest.send("POST", "customers", "[]"), 400, "malformed");
  }

  @Test
  void a_field_that_nobody_knows_is_named() {
    JsonNode problem =
        problem(rest.post("customers", Map.of("name", "A", "nmae", "B")), 400, "malformed");
    assertThat(problem.get("field").asString()).isEqualTo("nmae");
  }

  @Test
  void a_field_of_another_kind_is_named() {
    var body = Map.of("name", "A", "contacts", List.of(Map.of("restarts", "perhaps")));
    JsonNode problem = problem(rest.post("customers", body), 400, "malformed");
    assertThat(problem.get("field").asString()).isEqualTo("contacts[0].restarts");
  }

  @Test
  void a_refusal_names_its_field_in_the_reader_s_language() {
    String body = "{\"name\": \"\"}";
    JsonNode english = problem(rest.send("POST", "customers", body), 422, "refused");
    assertThat(english.get("field").asString()).isEqualTo("name");
    var polish = rest.send("POST", "customers", body, "Accept-Language", "pl");
    assertThat(problem(polish, 422, "refused").get("detail").asString())
        .isNotEqualTo(english.get("detail").asString());
  }

  @Test
  void hostile_text_comes_back_as_it_was() {
    String name = "a'b\"c; $(reboot) `x` <script>alert(1)</script> %n {0}";
    JsonNode made = rest.post("customers", Map.of("name", name)).is(201);
    assertThat(rest.get("customers/" + made.get("id").asString()).get("name").asString())
        .isEqualTo(name);
  }

  @Test
  void two_people_never_overwrite_each_other() {
    JsonNode made = rest.post("customers", Map.of("name", "Two people")).is(201);
    String path = "customers/" + made.get("id").asString();
    problem(rest.send("PATCH", path, "{\"note\": \"x\"}"), 428, "version-needed");
    JsonNode changed =
        rest.send("PATCH", path, "{\"note\": \"first\"}", "If-Match", "\"0\"").is(200);
    assertThat(changed.get("note").asString()).isEqualTo("first");
    assertThat(changed.get("name").asString()).isEqualTo("Two people");
    JsonNode late =
        problem(
            rest.send("PATCH", path, "{\"note\": \"late\"}", "If-Match", "\"0\""),
            412,
            "overtaken");
    assertThat(late.get("version").asInt()).isEqualTo(1);
  }

  @Test
  void a_pair_is_read_changed_in_the_version_that_was_read_and_archived() {
    String customer =
        rest.post("customers", Map.of("name", "Par e Par")).is(201).get("id").asString();
    var key = Map.of("name", "par key", "kind", "ssh-password", "user", "support", "secret", "s");
    String credential = rest.post("credentials", key).is(201).get("id").asString();
    var servers =
        List.of(
            Map.of("host", "192.0.2.1", "sshCredential", credential),
            Map.of("host", "192.0.2.2", "sshCredential", credential));
    var pair = Map.of("customer", customer, "name", "par", "servers", servers);
    String path = "pairs/" + rest.post("pairs", pair).is(201).get("id").asString();
    assertThat(rest.get(path).get("name").asString()).isEqualTo("par");
    String note = "{\"note\": \"call Anna first\"}";
    problem(rest.send("PATCH", path, note), 428, "version-needed");
    String tag = rest.send("GET", path, null).raw().headers().firstValue("ETag").orElseThrow();
    rest.send("PATCH", path, note, "If-Match", tag).is(200);
    assertThat(rest.get(path).get("note").asString()).isEqualTo("call Anna first");
    problem(rest.send("PATCH", path, note, "If-Match", tag), 412, "overtaken");
    assertThat(rest.send("DELETE", path, null).status()).isEqualTo(204);
    assertThat(rest.get("pairs?customer=" + customer).toString()).doesNotContain("192.0.2.1");
  }

  @Test
  void pairs_come_from_a_file_all_or_none_and_a_dry_run_stores_nothing() {
    String customer =
        rest.post("customers", Map.of("name", "Arquivo")).is(201).get("id").asString();
    var key = Map.of("name", "file key", "kind", "ssh-password", "user", "s", "secret", "s");
    rest.post("credentials", key).is(201);
    String head = "customer,pair,host,sshCredential\n";
    String good = head + "Arquivo,um,192.0.2.11,file key\nArquivo,um,192.0.2.12,file key\n";
    String bad = good + "Arquivo,dois,not a host,file key\n";
    String[] csv = {"Content-Type", "text/csv"};
    JsonNode faults = rest.send("POST", "pairs/import", bad, csv).is(200);
    assertThat(faults.get("stored").asBoolean()).isFalse();
    assertThat(faults.get("faults").get(0).get("row").asInt()).isEqualTo(4);
    assertThat(faults.get("faults").get(0).get("field").asString()).isEqualTo("host");
    rest.send("POST", "pairs/import?dryRun=true", good, csv).is(200);
    assertThat(rest.get("pairs?customer=" + customer)).isEmpty();
    assertThat(rest.send("POST", "pairs/import", good, csv).is(200).get("stored").asBoolean())
        .isTrue();
    assertThat(rest.get("pairs?customer=" + customer).get(0).get("servers")).hasSize(2);
  }

  @Test
  void what_a_later_release_will_do_is_said() {
    JsonNode customer = rest.post("customers", Map.of("name", "Later")).is(201);
    JsonNode key =
        rest.post(
                "credentials",
                Map.of("name", "later", "kind", "ssh-password", "user", "u", "secret", "s3cret"))
            .is(201);
    assertThat(key.toString()).doesNotContain("s3cret");
    var servers =
        List.of(
            Map.of("host", "192.0.2.1", "sshCredential", key.get("id").asString()),
            Map.of("host", "192.0.2.2", "sshCredential", key.get("id").asString()));
    JsonNode pair =
        rest.post(
                "pairs",
                Map.of("customer", customer.get("id").asString(), "name", "p", "servers", servers))
            .is(201);
    var plans = "pairs/" + pair.get("id").asString() + "/plans";
    problem(rest.post(plans, Map.of("runbook", "rehearsal")), 400, "not-in-this-release");
    problem(rest.post(plans, Map.of("runbook", "nonsense")), 400, "malformed");
    JsonNode wrong =
        problem(
            rest.post(plans, Map.of("runbook", "failover", "options", Map.of("fence", "x"))),
            400,
            "malformed");
    assertThat(wrong.get("field").asString()).isEqualTo("options.fence");
  }

  @Test
  void wrong_methods_and_forms_are_told() {
    problem(rest.send("DELETE", "customers", null), 405, "method");
    problem(
        rest.send("POST", "customers", "name=x", "Content-Type", "text/plain"), 415, "media-type");
  }

  @Test
  void a_narrowed_token_is_denied_what_its_role_does_not_allow() {
    JsonNode made = rest.post("tokens", Map.of("name", "looks", "role", "viewer")).is(201);
    String key = "Bearer " + made.get("token").asString();
    assertThat(rest.send("GET", "customers", null, "Authorization", key).status()).isEqualTo(200);
    var denied = rest.send("POST", "customers", "{\"name\": \"x\"}", "Authorization", key);
    assertThat(denied.status()).as(denied.raw().body()).isIn(403, 404);
    rest.send("DELETE", "tokens/" + made.get("id").asString(), null).is(204);
    problem(rest.send("GET", "customers", null, "Authorization", key), 401, "unauthorised");
  }

  @Test
  void lists_come_in_pieces() {
    for (int i = 0; i < 3; i++) {
      rest.post("customers", Map.of("name", "Piece " + i)).is(201);
    }
    var first = rest.send("GET", "customers?q=Piece&limit=2", null);
    assertThat(first.is(200)).hasSize(2);
    assertThat(first.raw().headers().firstValue("Link").orElse("")).contains("rel=\"next\"");
    String after = first.body().get(1).get("id").asString();
    assertThat(rest.get("customers?q=Piece&limit=2&after=" + after)).hasSize(1);
  }

  private static JsonNode problem(Rest.Answer answer, int status, String kind) {
    JsonNode problem = answer.is(status);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(problem.get("type").asString()).isEqualTo("urn:pairkeeper:problem:" + kind);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(answer.raw().body()).doesNotContain("Exception").doesNotContain("at pairkeeper.");
    return problem;
  }
}
