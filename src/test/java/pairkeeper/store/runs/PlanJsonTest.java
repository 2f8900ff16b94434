package pairkeeper.store.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.SamplePlan;

/** The JSON form of plans is stable, complete and readable again. */
class PlanJsonTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/sample-plan.json");

  @Test
  void a_plan_is_written_as_in_the_golden_file() throws IOException {
    String written = PlanJson.write(SamplePlan.everything());
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(GOLDEN, written + "\n");
    }
    assertThat(written + "\n").isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void a_plan_is_read_back_equal() {
    Plan plan = SamplePlan.everything();

    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(new PlanJson.Read.Known(plan));
  }

  @Test
  void every_kind_of_step_command_goal_expectation_and_change_stands_in_the_sample() {
    String json = PlanJson.write(SamplePlan.everything());

    for (Class<?> sealed :
        new Class<?>[] {
          pairkeeper.core.plan.Step.class,
          pairkeeper.core.plan.Command.class,
          pairkeeper.core.plan.Goal.class,
          pairkeeper.core.plan.Expect.class,
          pairkeeper.core.plan.Change.class
        }) {
      kinds(sealed)
          .forEach(kind -> {
            String name =
                kind.getSimpleName()
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                    .toLowerCase(java.util.Locale.ROOT);
            assertThat(json).as(kind.getName()).contains("\"type\":\"" + name + "\"");
          });
    }
  }

  private static Stream<Class<?>> kinds(Class<?> of) {
    return of.isSealed()
        ? Stream.of(of.getPermittedSubclasses()).flatMap(PlanJsonTest::kinds)
        : Stream.of(of);
  }

  @Test
  void the_hash_covers_each_character() {
    String json = PlanJson.write(SamplePlan.everything());

    assertThat(PlanJson.sha256(json)).hasSize(64).isNotEqualTo(PlanJson.sha256(json + " "));
    assertThat(PlanJson.sha256("")).startsWith("e3b0c44298fc1c149afb");
  }

  @Test
  void a_plan_of_before_the_watchdog_is_read_as_one_without() {
    String json = PlanJson.write(SamplePlan.everything());
    String before = json.replaceAll("\"stallSeconds\":\\d+,", "");
    assertThat(before).isNotEqualTo(json);

    assertThat(PlanJson.read(before))
        .isInstanceOfSatisfying(
            PlanJson.Read.Known.class,
            read ->
                assertThat(PlanJson.write(read.plan()))
                    .isEqualTo(json.replaceAll("(\"stallSeconds\":)\\d+", "$1" + "0")));
  }

  @Test
  void a_plan_of_another_release_is_not_read() {
    String json =
        PlanJson.write(SamplePlan.everything())
            .replace("\"schema\":1,", "\"schema\":2,\"new\":[],");

    assertThat(PlanJson.read(json)).isEqualTo(new PlanJson.Read.UnknownSchema(2));
  }

  @Test
  void what_is_no_plan_is_said_to_be_broken() {
    assertThat(PlanJson.read("{\"schema\":1}")).isInstanceOf(PlanJson.Read.Broken.class);
    assertThat(PlanJson.read("{\"schema\":1,\"surprise\":1}"))
        .isInstanceOf(PlanJson.Read.Broken.class);
    assertThat(PlanJson.read("[")).isInstanceOf(PlanJson.Read.Broken.class);
    assertThat(PlanJson.read("null")).isEqualTo(new PlanJson.Read.UnknownSchema(0));
  }
}
