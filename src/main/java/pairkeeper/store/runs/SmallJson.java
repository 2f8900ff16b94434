package pairkeeper.store.runs;

import java.util.List;
import java.util.Map;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.review.Findings;
import pairkeeper.core.run.Answer;
import pairkeeper.core.run.Rescued;
import tools.jackson.core.type.TypeReference;

/** The small values that lie in single columns as JSON. */
public final class SmallJson {
  private SmallJson() {}

  /** Null stays null. */
  public static String of(Object value) {
    return value == null ? null : PlanJson.MAPPER.writeValueAsString(value);
  }

  public static Text text(String json) {
    return json == null ? null : PlanJson.MAPPER.readValue(json, Text.class);
  }

  /** The named arguments of a text. */
  public static Map<String, Object> args(String json) {
    return PlanJson.MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
  }

  /** Answers by the step that they belong to. */
  public static Map<String, Answer> answers(String json) {
    return PlanJson.MAPPER.readValue(json, new TypeReference<Map<String, Answer>>() {});
  }

  /** What a reviewer read of a run. */
  public static Findings findings(String json) {
    return PlanJson.MAPPER.readValue(json, Findings.class);
  }

  /** A pair's hooks, in their order. */
  public static String hooks(List<Hook> hooks) {
    return PlanJson.MAPPER.writerFor(new TypeReference<List<Hook>>() {}).writeValueAsString(hooks);
  }

  public static List<Hook> hooks(String json) {
    return PlanJson.MAPPER.readValue(json, new TypeReference<List<Hook>>() {});
  }

  /** A value of a class without type names of its own. */
  public static <T> T read(String json, Class<T> as) {
    return PlanJson.MAPPER.readValue(json, as);
  }

  static List<GuardResult> guards(String json) {
    return PlanJson.MAPPER.readValue(json, new TypeReference<List<GuardResult>>() {});
  }

  static List<Rescued> rescues(String json) {
    return json == null
        ? List.of()
        : PlanJson.MAPPER.readValue(json, new TypeReference<List<Rescued>>() {});
  }
}
