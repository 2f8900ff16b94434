package pairkeeper.ops.audit;

import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON whose bytes depend on its meaning only: names sorted, no blanks. What was written is kept as
 * text and hashed as text, so reading it again never has to give the same bytes.
 */
final class CanonicalJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private CanonicalJson() {}

  static String of(Map<String, ?> facts) {
    return JSON.writeValueAsString(facts);
  }

  /** The facts of a written text. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> read(String json) {
    return JSON.readValue(json, Map.class);
  }
}
