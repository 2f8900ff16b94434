package pairkeeper.store.runs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import pairkeeper.core.plan.Plan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The canonical JSON form of plans: keys sorted, no blanks, every field written. What is stored,
 * what is hashed and what another process reads is this text.
 */
public final class PlanJson {
  static final JsonMapper MAPPER =
      PlanMixins.addTo(JsonMapper.builder())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PlanJson() {}

  /** What was found in a stored text. */
  public sealed interface Read {

    /** A plan that this release can carry out. */
    record Known(Plan plan) implements Read {}

    /** A plan of another release, which is never carried out by this one. */
    record UnknownSchema(int schema) implements Read {}

    /**
     * No plan at all.
     *
     * @param why for the log, not for people
     */
    record Broken(String why) implements Read {}
  }

  public static String write(Plan plan) {
    return sorted(MAPPER.valueToTree(plan)).toString();
  }

  /** Never throws. */
  public static Read read(String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      int schema = tree.path("schema").asInt(0);
      if (schema != Plan.SCHEMA) {
        return new Read.UnknownSchema(schema);
      }
      return new Read.Known(MAPPER.treeToValue(tree, Plan.class));
    } catch (JacksonException | IllegalArgumentException e) {
      return new Read.Broken(String.valueOf(e.getMessage()));
    }
  }

  /** SHA-256 of a text's UTF-8 bytes, 64 lower case hexadecimal digits. */
  public static String sha256(String json) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode sorted(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.propertyNames().stream().sorted().forEach(n -> copy.set(n, sorted(object.get(n))));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(sorted(item)));
      return copy;
    }
    return node;
  }
}
