package pairkeeper.api.http;

import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The one way in which the API writes and reads JSON. */
public final class Json {
  /**
   * Keeps the order of records, and takes no field that it does not know. What is left out is null;
   * a null among the things of a list is nothing that anybody could mean.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .build();

  private Json() {}

  /**
   * A stored thing with some fields replaced, as the form that changes it.
   *
   * @param now the thing as the API shows it
   * @param patch the fields that change (RFC 7396, first level)
   * @param form record whose fields a change may name
   */
  public static <T extends Record> T patched(Object now, ObjectNode patch, Class<T> form) {
    ObjectNode tree = MAPPER.valueToTree(now);
    Set<String> known =
        Arrays.stream(form.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    new ArrayList<>(tree.propertyNames())
        .stream().filter(n -> !known.contains(n)).forEach(tree::remove);
    tree.setAll(patch);
    return MAPPER.treeToValue(tree, form);
  }
}
