package pairkeeper.core.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A runbook applied to one pair: what is shown is what is stored is what is executed.
 *
 * @param schema number of this form; an unknown one makes a run wait for a person
 * @param runbook {@code set-up}, {@code failover}, ...
 * @param options the choices it was built from
 * @param loss only of plans that can lose data, else null
 */
public record Plan(
    int schema,
    UUID id,
    String runbook,
    UUID pair,
    String pairName,
    Instant builtAt,
    Map<String, String> options,
    Fingerprint fingerprint,
    List<GuardResult> guards,
    LossEstimate loss,
    List<Step> steps) {

  /** The form that this release writes. */
  public static final int SCHEMA = 1;

  public Plan {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    guards = List.copyOf(guards);
    steps = List.copyOf(steps);
    long ids = steps.stream().map(Step::id).distinct().count();
    if (ids != steps.size()) {
      throw new IllegalArgumentException("two steps of one name in " + runbook);
    }
  }

  /** Whether any guard forbids it to run. */
  public boolean blocked() {
    return guards.stream().anyMatch(GuardResult::blocks);
  }
}
