package pairkeeper.brokenworld;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of the API that says something, as it is right; each of its fields is then said wrongly.
 *
 * @param request method and path, {@code POST pairs/{pair}/jobs}; braces stand for what there is
 * @param body JSON, with braces too; <code>{new}</code> is a name that nothing has yet
 * @param elsewhere where the answer shows a field that it does not show in its own place, by field;
 *     {@link #NOWHERE} when it must not show it
 * @param onHosts whether it needs servers that answer
 */
record HostileCall(String request, String body, Map<String, String> elsewhere, boolean onHosts) {
  /** Of a secret. */
  static final String NOWHERE = "";

  private static final Pattern NAMED = Pattern.compile("\\{([a-z]+[0-9]?)}");
  private static final JsonMapper JSON = new JsonMapper();

  static HostileCall of(String request, String body) {
    return new HostileCall(request, body, Map.of(), false);
  }

  HostileCall shows(String field, String pointer) {
    var all = new HashMap<>(elsewhere);
    all.put(field, pointer);
    return new HostileCall(request, body, all, onHosts);
  }

  HostileCall hides(String field) {
    return shows(field, NOWHERE);
  }

  HostileCall withHosts() {
    return new HostileCall(request, body, elsewhere, true);
  }

  String method() {
    return request.substring(0, request.indexOf(' '));
  }

  String path() {
    return request.substring(request.indexOf(' ') + 1);
  }

  /** The body with every name in braces replaced. */
  ObjectNode said(UnaryOperator<String> known) {
    return (ObjectNode) JSON.readTree(filled(body, known));
  }

  static String filled(String text, UnaryOperator<String> known) {
    return NAMED.matcher(text).replaceAll(m -> Matcher.quoteReplacement(known.apply(m.group(1))));
  }

  /** Where the fields stand that hold no further ones: {@code servers[0].host}. */
  List<String> fields() {
    var found = new ArrayList<String>();
    collect(said(name -> name), "", found);
    return found;
  }

  private static void collect(JsonNode node, String at, List<String> found) {
    if (node instanceof ObjectNode object) {
      object
          .propertyNames()
          .forEach(name -> collect(object.get(name), at.isEmpty() ? name : at + "." + name, found));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), at + "[" + i + "]", found);
      }
    } else {
      found.add(at);
    }
  }

  /** The field as a JSON pointer. */
  static String pointer(String field) {
    return "/" + field.replaceAll("\\[([0-9]+)]", ".$1").replace('.', '/');
  }

  /** Puts something else into a field. */
  static void put(ObjectNode body, String field, JsonNode value) {
    String pointer = pointer(field);
    int last = pointer.lastIndexOf('/');
    String name = pointer.substring(last + 1);
    switch (body.at(pointer.substring(0, last))) {
      case ObjectNode object -> object.set(name, value);
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      case JsonNode other -> throw new IllegalArgumentException(field + " in " + other);
    }
  }
}
