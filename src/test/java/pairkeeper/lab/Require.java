// Decides whether tests that need the lab can run on this machine, and says which cannot and why.
package pairkeeper.lab;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Decides whether tests that need the lab can run on this machine. What can be installed is not
 * asked for here: {@code src/lab/install} brings it when the first lab starts, and a failure of
 * that is a failed test. Where a lab is impossible the tests do not run, and each is named with the
 * reason; with {@code CI=true} they fail instead.
 */
public final class Require implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("decided for the whole class");
    }
    return decide(
        verdict(context.getRequiredTestClass(), Machine.here().lacks()),
        "true".equals(System.getenv("CI")));
  }

  static ConditionEvaluationResult decide(Optional<String> verdict, boolean onCi) {
    if (verdict.isEmpty()) {
      return ConditionEvaluationResult.enabled("the lab can run here");
    }
    if (onCi) {
      throw new LabFailure(verdict.get());
    }
    System.err.println(verdict.get());
    return ConditionEvaluationResult.disabled(verdict.get());
  }

  /** Names the tests that cannot run and the reasons, or nothing if all can. */
  static Optional<String> verdict(Class<?> tests, List<String> lacking) {
    if (lacking.isEmpty()) {
      return Optional.empty();
    }
    String names =
        Stream.of(tests.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Test.class))
            .map(Method::getName)
            .sorted()
            .collect(Collectors.joining(", "));
    return Optional.of(
        "The lab cannot run on this machine, so these tests of %s cannot: %s. Missing: %s."
            .formatted(tests.getSimpleName(), names, String.join("; ", lacking)));
  }
}
