package pairkeeper.ops.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.SamplePlan;
import pairkeeper.core.runbook.RunbookPlans;
import pairkeeper.store.runs.PlanJson;

/** A plan written to JSON, reloaded in another process and run there behaves identically. */
class OtherProcessTest {
  private static final Map<String, String> PLANS = plans();

  private static final Map<String, String> THERE = new HashMap<>();

  private static Map<String, String> plans() {
    var plans = new LinkedHashMap<>(RunbookPlans.all());
    plans.put("sample", SamplePlan.everything());
    var json = new LinkedHashMap<String, String>();
    plans.forEach((name, plan) -> json.put(name, PlanJson.write(startable(plan))));
    return json;
  }

  static Set<Map.Entry<String, String>> named() {
    return PLANS.entrySet();
  }

  @BeforeAll
  static void carryOutThere(@TempDir Path folder) throws Exception {
    var files = new ArrayList<String>();
    for (var plan : named()) {
      Path file = folder.resolve(plan.getKey() + ".json");
      files.add(Files.writeString(file, plan.getValue()).toString());
    }
    String[] stories = inAnotherProcess(files).split(PlanReplay.END);
    assertThat(stories).hasSameSizeAs(files);
    for (String name : PLANS.keySet()) {
      THERE.put(name, stories[THERE.size()]);
    }
  }

  @ParameterizedTest
  @MethodSource("named")
  void a_plan_behaves_the_same_there(Map.Entry<String, String> plan) {
    String json = plan.getValue();
    String story = THERE.get(plan.getKey());
    assertThat(story).contains("plan " + PlanJson.sha256(json)).contains("DONE");
    assertThat(story).isEqualTo(PlanReplay.of(json));
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

  private static String inAnotherProcess(List<String> files)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=pl",
                "-Duser.timezone=America/Sao_Paulo",
                "-cp",
                System.getProperty("java.class.path"),
                PlanReplay.class.getName()));
    command.addAll(files);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String story = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(story).isZero();
    return story;
  }
}
