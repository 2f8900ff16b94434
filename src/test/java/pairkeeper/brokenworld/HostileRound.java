package pairkeeper.brokenworld;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import pairkeeper.api.Rest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says every hostile text in every field of a call: it is either shown as it was said, or refused
 * with a problem that names the field; then nothing has changed. Never is it an error of the
 * console's own.
 */
final class HostileRound {
  private static final JsonMapper JSON = new JsonMapper();

  /** What is no text at all. */
  private static final List<String> SHAPES = List.of("null", "12", "true", "[]", "{}", "[null]");

  private final Rest rest;
  private final Map<String, String> known = new HashMap<>();

  /** What was made last below a path, as it was read once more. */
  private final Map<String, JsonNode> again = new HashMap<>();

  /** How what is changed stood when it was read last, unless it was changed since. */
  private final Map<String, JsonNode> asLeft = new HashMap<>();

  private final List<String> wrong = new ArrayList<>();
  private final Consumer<Rest.Answer> taken;
  private int unique;

  /**
   * @param taken told of each call that was not refused
   */
  HostileRound(Rest rest, Consumer<Rest.Answer> taken) {
    this.rest = rest;
    this.taken = taken;
  }

  /** What a name in braces stands for. */
  HostileRound with(String name, String value) {
    known.put(name, value);
    return this;
  }

  /** What went wrong. */
  List<String> wrong() {
    return wrong;
  }

  private String value(String name) {
    return switch (name) {
      case "new" -> "Hostile " + ++unique;
      case "host1", "host2" -> "192.0." + (2 + ++unique / 250) + "." + (unique % 250 + 1);
      default -> known.getOrDefault(name, "no-" + name);
    };
  }

  /** The call as it is right. */
  Rest.Answer right(HostileCall call) {
    String path = HostileCall.filled(call.path(), this::value);
    return rest.send(call.method(), path, JSON.writeValueAsString(call.said(this::value)));
  }

  /** Another body to the same call. */
  Rest.Answer raw(HostileCall call, String body) {
    return rest.send(call.method(), HostileCall.filled(call.path(), this::value), body);
  }

  /** Every field of the call. */
  void all(HostileCall call) {
    var tried = new HashSet<String>();
    for (String field : call.fields()) {
      // of a list the first: the others are read by the same form
      if (tried.add(field.replaceAll("\\[[0-9]+]", ""))) {
        field(call, field);
      }
    }
  }

  /** One field of the call. */
  void field(HostileCall call, String field) {
    JsonNode before = listed(call);
    HostileText.ALL.forEach(text -> text(call, field, text));
    if (!before.equals(listed(call))) {
      wrong.add(call.request() + " " + field + " left something behind");
    }
    for (String shape : SHAPES) {
      if (shape.equals("null") && field.endsWith(".id")) {
        continue; // says that it is a new one
      }
      ObjectNode body = call.said(this::value);
      HostileCall.put(body, field, JSON.readTree(shape));
      Rest.Answer answer = send(call, body, field);
      if (answer.status() >= 500) {
        wrong.add(call.request() + " " + field + ": " + shape + " -> " + answer.raw().body());
      }
    }
  }

  /** One text in one field; gives the answer. */
  Rest.Answer text(HostileCall call, String field, String text) {
    ObjectNode body = call.said(this::value);
    HostileCall.put(body, field, JSON.getNodeFactory().stringNode(text));
    Rest.Answer answer = send(call, body, field);
    String what = call.request() + " " + field + ": " + shortly(text);
    judge(what, field, answer);
    if (answer.status() < 300) {
      shown(what, call, field, text, answer);
    }
    return answer;
  }

  private Rest.Answer send(HostileCall call, ObjectNode whole, String field) {
    String path = HostileCall.filled(call.path(), this::value);
    ObjectNode body = whole;
    if (call.method().equals("PATCH")) {
      String first = field.replaceFirst("[.\\[].*", "");
      body = JSON.createObjectNode();
      body.set(first, whole.get(first));
    }
    String text = ascii(JSON.writeValueAsString(body));
    Rest.Answer answer =
        call.method().equals("POST")
            ? rest.send("POST", path, text)
            : rest.send(call.method(), path, text, "If-Match", version(path));
    if (answer.status() < 300) {
      asLeft.remove(path);
      taken.accept(answer);
    }
    JsonNode id = answer.body().path("id");
    if (answer.status() == 201 && !path.endsWith("/plans")) {
      again.put(path, rest.send("GET", path + "/" + id.asString(), null).body());
      rest.send("DELETE", path + "/" + id.asString(), null);
    }
    return answer;
  }

  /** The version to be changed; what was refused since it was read last has changed nothing. */
  private String version(String path) {
    if (path.endsWith("/host-key")) {
      return "*"; // what the host says, not what is stored
    }
    JsonNode now = rest.send("GET", path, null).body();
    JsonNode left = asLeft.put(path, now);
    if (left != null && !left.equals(now)) {
      wrong.add(path + " was changed by what was refused: " + left + " " + now);
    }
    return "\"" + now.path("version").asInt(0) + "\"";
  }

  /** All that a call adds to, where that can be read; what a round adds it takes away again. */
  private JsonNode listed(HostileCall call) {
    String path = HostileCall.filled(call.path(), this::value);
    // tokens stay in sight when they are revoked, and backups as acts
    boolean things = !path.matches("tokens|backups|.*/rediscovery");
    return call.method().equals("POST") && things
        ? rest.send("GET", path + "?limit=1000", null).body()
        : JSON.missingNode();
  }

  private void judge(String what, String field, Rest.Answer answer) {
    int status = answer.status();
    if (status < 300) {
      return;
    }
    String type = answer.raw().headers().firstValue("Content-Type").orElse("");
    boolean refused = status >= 400 && status < 500 && type.startsWith("application/problem+json");
    String told = answer.body().path("detail").asString("");
    boolean named = names(answer.body().path("field").asString(""), field);
    // what another has done meanwhile, or may not be done now, is no field's fault
    if (!refused || told.isBlank() || !named && status != 409) {
      wrong.add(what + " -> " + status + " " + shortly(answer.raw().body()));
    }
  }

  /** The field itself, as its form calls it, or the list in which it stands. */
  static boolean names(String named, String field) {
    String bare = "." + field.replaceAll("\\[[0-9]+]", "");
    return !named.isEmpty() && bare.endsWith("." + named.replaceAll("\\[[0-9]+]", ""));
  }

  private void shown(String what, HostileCall call, String field, String text, Rest.Answer answer) {
    String pointer = call.elsewhere().getOrDefault(field, HostileCall.pointer(field));
    if (pointer.equals(HostileCall.NOWHERE)) {
      if (answer.raw().body().contains(text)) {
        wrong.add(what + " is shown");
      }
      return;
    }
    String path = HostileCall.filled(call.path(), this::value);
    JsonNode later =
        call.method().equals("POST") || path.endsWith("/host-key")
            ? again.getOrDefault(path, answer.body())
            : rest.send("GET", path, null).body();
    for (JsonNode body : List.of(answer.body(), later.has("id") ? later : answer.body())) {
      if (!body.at(pointer).asString("").equals(text)) {
        wrong.add(what + " became " + shortly(body.at(pointer).asString("")));
      }
    }
  }

  /** The same JSON in plain letters: else half a sign would not get through the line. */
  static String ascii(String json) {
    return json.chars()
        .mapToObj(c -> c < 128 ? Character.toString(c) : String.format("\\u%04x", c))
        .collect(Collectors.joining());
  }

  static String shortly(String text) {
    return text.substring(0, Math.min(text.length(), 300)).replace('\u0000', '0');
  }
}
