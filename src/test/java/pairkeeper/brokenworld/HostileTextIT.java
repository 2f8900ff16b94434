package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every text that a client can say, with everything hostile in it: either it comes back as it was,
 * or it is refused with a problem that names the field; never an error of the console's own.
 */
class HostileTextIT {
  private static final JsonMapper JSON = new JsonMapper();

  private static Rest rest;
  private static String customer;
  private static String credential;

  private final List<String> wrong = new ArrayList<>();
  private int unique;

  @BeforeAll
  static void open() {
    rest = new Rest(RunningConsole.shared());
    customer = id(rest.post("customers", Map.of("name", "Hostile house")));
    var key =
        Map.of("name", "hostile key", "kind", "ssh-password", "user", "u", "secret", "s3cret");
    credential = id(rest.post("credentials", key));
  }

  @AfterAll
  static void close() {
    rest.close();
    assertThat(Files.exists(Path.of(HostileText.PROOF))).as("executed here").isFalse();
  }

  @Test
  void customers_and_their_contacts() {
    for (String field : List.of("name", "note", "language", "timeZone")) {
      each("customers", field, text -> with(Map.of("name", name()), field, text), "/" + field);
    }
    each("customers", "tags", t -> Map.of("name", name(), "tags", List.of(t)), "/tags/0");
    for (String field : List.of("name", "position", "phone", "email")) {
      each(
          "customers",
          field,
          t -> Map.of("name", name(), "contacts", List.of(with(Map.of("name", "Anna"), field, t))),
          "/contacts/0/" + field);
    }
  }

  @Test
  void sites() {
    for (String field : List.of("name", "place", "timeZone")) {
      each("sites", field, t -> with(site(), field, t), "/" + field);
    }
    each("sites", "windows", t -> with(site(), "windows", List.of(t)), "/windows/0");
  }

  @Test
  void credentials_and_tokens() {
    for (String field : List.of("name", "user", "kind")) {
      each(
          "credentials",
          field,
          t ->
              with(
                  Map.of("name", name(), "kind", "ssh-password", "user", "u", "secret", "s"),
                  field,
                  t),
          "/" + field);
    }
    each(
        "credentials",
        "secret",
        t -> Map.of("name", name(), "kind", "ssh-key", "user", "u", "secret", t),
        null);
    each("tokens", "name", t -> Map.of("name", t, "role", "viewer"), "/name");
    each("tokens", "role", t -> Map.of("name", name(), "role", t), "/role");
  }

  @Test
  void pairs_and_their_servers() {
    for (String field : List.of("name", "note", "postgresMajor", "platform", "serviceAddress")) {
      each("pairs", field, t -> with(pair(Map.of()), field, t), "/" + field);
    }
    each("pairs", "tags", t -> with(pair(Map.of()), "tags", List.of(t)), "/tags/0");
    for (String field :
        List.of(
            "name",
            "host",
            "jumpHost",
            "privilege",
            "osUser",
            "postgresAddress",
            "dataDirectory",
            "configDirectory",
            "clusterName",
            "role",
            "hostKey")) {
      each("pairs", field, t -> pair(Map.of(field, t)), "/servers/0/" + field);
    }
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
    assertThat(wrong).isEmpty();
  }

  private interface Body {
    Map<String, Object> of(String text);
  }

  /**
   * @param pointer where the answer shows the text, or null when it must not show it
   */
  private void each(String path, String field, Body body, String pointer) {
    for (String text : HostileText.ALL) {
      Rest.Answer answer = rest.send("POST", path, ascii(JSON.writeValueAsString(body.of(text))));
      String what = path + " " + field;
      judge(what, text, answer, field);
      if (answer.status() == 201 && pointer != null) {
        String shown = answer.body().at(pointer).asString();
        JsonNode again = again(path, answer);
        if (!shown.equals(text) || !again.at(pointer).asString().equals(text)) {
          wrong.add(what + ": " + shortly(text) + " became " + shortly(shown));
        }
      }
      if (pointer == null && answer.raw().body().contains(text)) {
        wrong.add(what + " is shown");
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** The same JSON in plain letters: else half a sign would not get through the line. */
  private static String ascii(String json) {
    return json.chars()
        .mapToObj(c -> c < 128 ? Character.toString(c) : String.format("\\u%04x", c))
        .collect(Collectors.joining());
  }

  private static JsonNode again(String path, Rest.Answer made) {
    return path.equals("tokens")
        ? made.body()
        : rest.get(path + "/" + made.body().get("id").asString());
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

  private Map<String, Object> site() {
    return Map.of("customer", customer, "name", name(), "timeZone", "Europe/Warsaw");
  }

  private String name() {
    return "Hostile " + ++unique;
  }

  private Map<String, Object> pair(Map<String, Object> server) {
    var hostile = new HashMap<String, Object>(server(1));
    hostile.putAll(server);
    return Map.of("customer", customer, "name", name(), "servers", List.of(hostile, server(2)));
  }

  private Map<String, Object> server(int last) {
    String address = "192.0." + (2 + unique / 100) + "." + (unique % 100 * 2 + last);
    String role = last == 1 ? "primary" : "standby";
    return Map.of("host", address, "sshCredential", credential, "role", role);
  }

  private static Map<String, Object> with(Map<String, Object> base, String field, Object value) {
    var all = new HashMap<>(base);
    all.put(field, value);
    return all;
  }

  private static String id(Rest.Answer answer) {
    return answer.is(201).get("id").asString();
  }

  private static String shortly(String text) {
    return text.substring(0, Math.min(text.length(), 300)).replace('\u0000', '0');
  }
}
