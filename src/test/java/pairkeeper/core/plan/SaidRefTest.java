package pairkeeper.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pairkeeper.core.model.Text;

/** What one step printed stands in a later one, and nothing but a position ever does. */
class SaidRefTest {
  private static final UUID SERVER = new UUID(0, 1);

  @Test
  void reads_the_position_that_an_output_ends_with() {
    assertThat(SaidRef.said("stopped\n0/3000028\n")).contains("0/3000028");
    assertThat(SaidRef.said("0/3000028")).contains("0/3000028");
  }

  @Test
  void reads_the_guid_of_a_snapshot_and_no_other_number() {
    assertThat(SaidRef.said("guid:17296860307701625981\n")).contains("guid:17296860307701625981");
    assertThat(SaidRef.said("17296860307701625981")).isEmpty();
    assertThat(SaidRef.said("guid:")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0/3000028\nmore", "'; DROP TABLE x; --", "0/3000028'", "0/XYZ", "0/3 0/4"})
  void takes_nothing_else_for_a_position(String output) {
    assertThat(SaidRef.said(output)).isEmpty();
  }

  @Test
  void fills_sql_and_arguments_of_a_step_and_its_goal() {
    String place = SaidRef.to("shut-down");
    var script = new Command.Script("root", "demote", "echo $1", List.of("a", place));
    var sql = new Command.Sql("postgres", "psql", 5432, "postgres", "SELECT '" + place + "';");
    var goal = new Goal.Probe(SERVER, sql, new Expect.Prints("t"), Text.of("steps.goal.promoted"));
    var act =
        new Step.Act(
            "demote",
            Text.of("t"),
            Text.of("e"),
            SERVER,
            script,
            goal,
            Safety.REPEATABLE,
            true,
            30,
            List.of());
    assertThat(SaidRef.in(act)).isTrue();
    var filled = (Step.Act) SaidRef.filled(act, step -> step.equals("shut-down") ? "0/28" : "?");
    assertThat(filled.command())
        .isEqualTo(new Command.Script("root", "demote", "echo $1", List.of("a", "0/28")));
    assertThat(((Command.Sql) ((Goal.Probe) filled.goal()).command()).text())
        .isEqualTo("SELECT '0/28';");
    assertThat(SaidRef.in(filled)).isFalse();
  }
}
