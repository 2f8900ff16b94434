package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** No field of the API is forgotten when hostile text goes into all of them. */
class HostileCallsTest {
  /** Takes a whole file and no fields. */
  private static final Set<String> FILES = Set.of("POST pairs/import");

  @Test
  void every_request_that_says_something_is_tried_with_every_field_that_it_has() {
    var declared = new TreeSet<String>();
    var tried = new TreeSet<String>();
    for (Method method : commands()) {
      for (Parameter parameter : method.getParameters()) {
        String request = request(method);
        if (parameter.getAnnotations().length == 0 && !FILES.contains(request)) {
          Type form = saidTo(method, parameter);
          declared.add(request);
          fields(form).forEach(field -> declared.add(form.getTypeName() + field));
          for (HostileCall call : calls(request)) {
            tried.add(request);
            call.fields().forEach(f -> tried.add(form.getTypeName() + "." + general(f)));
          }
        }
      }
    }
    assertThat(declared).hasSizeGreaterThan(150);
    assertThat(tried).containsAll(declared);
  }

  private static List<HostileCall> calls(String request) {
    return HostileCalls.ALL.stream()
        .filter(call -> call.request().replaceAll("\\{[^}]*}", "{}").equals(request))
        .toList();
  }

  /** Whatever the key of a map or the place in a list. */
  private static String general(String field) {
    return field.replaceAll("\\[[0-9]+]", "").replaceFirst("^answers\\.[^.]+\\.", "answers.*.");
  }

  private static List<Method> commands() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("pairkeeper.api")
            .stream()
            .filter(c -> c.isAnnotatedWith(Path.class))
            .map(com.tngtech.archunit.core.domain.JavaClass::reflect)
            .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
            .filter(m -> !method(m).isEmpty())
            .toList();
  }

  private static String method(Method m) {
    return m.isAnnotationPresent(POST.class)
        ? "POST"
        : m.isAnnotationPresent(PUT.class)
            ? "PUT"
            : m.isAnnotationPresent(PATCH.class) ? "PATCH" : "";
  }

  private static String request(Method m) {
    String of = m.getDeclaringClass().getAnnotation(Path.class).value();
    Path below = m.getAnnotation(Path.class);
    String path = below == null ? of : of + "/" + below.value();
    return method(m) + " " + path.replaceAll("\\{[^}]*}", "{}");
  }

  /** A change by pieces says what its resource's first form says. */
  private static Type saidTo(Method method, Parameter parameter) {
    if (parameter.getType() != ObjectNode.class) {
      return parameter.getParameterizedType();
    }
    Class<?> of = method.getDeclaringClass();
    Class<?>[] own = of.getDeclaredClasses();
    return Arrays.stream(own)
        .filter(c -> c.getSimpleName().endsWith("Change"))
        .findFirst()
        .or(() ->
            Stream.of(of.getDeclaredMethods())
                .filter(
                    m -> m.isAnnotationPresent(POST.class) && !m.isAnnotationPresent(Path.class))
                .<Class<?>>map(m -> m.getParameterTypes()[0])
                .findFirst())
        .orElseThrow();
  }

  private static List<String> fields(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] of = generic.getActualTypeArguments();
      if (generic.getRawType() == Map.class) {
        // the options of a plan depend on its runbook: the API itself says which there are
        return of[1] == Object.class
            ? List.of()
            : fields(of[1]).stream().map(f -> ".*" + f).toList();
      }
      return fields(of[0]);
    }
    if (!(type instanceof Class<?> form) || !form.isRecord()) {
      return List.of("");
    }
    return Arrays.stream(form.getRecordComponents())
        .flatMap(c -> fields(c.getGenericType()).stream().map(f -> "." + c.getName() + f))
        .toList();
  }
}
