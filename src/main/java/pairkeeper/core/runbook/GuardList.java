package pairkeeper.core.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.GuardResult.Result;

/** Collects what the guards of a runbook found, each with where and when it was read. */
final class GuardList {
  private final List<GuardResult> results = new ArrayList<>();

  /** Passes when true, else blocks. */
  void block(boolean holds, String id, Text evidence, String source, Instant at) {
    add(holds ? Result.PASS : Result.BLOCK, id, evidence, source, at);
  }

  /** The same, with words of its own on what to do. */
  void block(boolean holds, String id, Text evidence, Text advice, String source, Instant at) {
    results.add(
        new GuardResult(id, holds ? Result.PASS : Result.BLOCK, evidence, source, at, advice));
  }

  /** Passes when true, else warns. */
  void warn(boolean holds, String id, Text evidence, String source, Instant at) {
    add(holds ? Result.PASS : Result.WARN, id, evidence, source, at);
  }

  /** The same, with words of its own on what to do. */
  void warn(boolean holds, String id, Text evidence, Text advice, String source, Instant at) {
    results.add(
        new GuardResult(id, holds ? Result.PASS : Result.WARN, evidence, source, at, advice));
  }

  private void add(Result result, String id, Text evidence, String source, Instant at) {
    results.add(new GuardResult(id, result, evidence, source, at, advice(id)));
  }

  private static Text advice(String id) {
    return Text.of("guards." + id + ".advice");
  }

  List<GuardResult> results() {
    return List.copyOf(results);
  }
}
