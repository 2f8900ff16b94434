package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.SamplePlan;
import pairkeeper.core.runbook.RunbookPlans;
import pairkeeper.store.runs.PlanJson;

/** A plan written to JSON, reloaded in another process and run there behaves identically. */
class OtherProcessTest {
  @TempDir Path folder;

  static Stream<Map.Entry<String, Plan>> plans() {
    var plans = new LinkedHashMap<>(RunbookPlans.all());
    plans.put("sample", SamplePlan.everything());
    return plans.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void a_plan_behaves_the_same_there(Map.Entry<String, Plan> named) throws Exception {
    Plan plan = startable(named.getValue());
    String json = PlanJson.write(plan);
    Path file = Files.writeString(folder.resolve(named.getKey() + ".json"), json);

    String there = inAnotherProcess(file);

    assertThat(there).contains("plan " + PlanJson.sha256(json)).contains("DONE");
    assertThat(there).isEqualTo(PlanReplay.of(json));
  }

  /** The same plan, built just now for the fixture's one kind of runbook. */
  private static Plan startable(Plan plan) {
    return new Plan(
        plan.schema(),
        plan.id(),
        "sample",
        plan.pair(),
        plan.pairName(),
        Instant.parse("2026-11-20T01:30:00Z"),
        plan.options(),
        plan.fingerprint(),
        plan.guards(),
        plan.loss(),
        plan.steps());
  }

  private static String inAnotherProcess(Path file) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=pl",
                "-Duser.timezone=America/Sao_Paulo",
                "-cp",
                System.getProperty("java.class.path"),
                PlanReplay.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String story = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(story).isZero();
    return story;
  }
}
