package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.count.CountTolerance;
import pairkeeper.core.job.CountQuery;
import pairkeeper.core.job.CountSettings;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.TableName;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ServerFacts;

/** What a count of rows does on both servers, and what stands against it. */
class CountRowsTest {
  private static final ServerFacts PRIMARY = Pairs.facts("debian-15-primary");
  private static final ServerFacts STANDBY = Pairs.facts("debian-15-streaming");

  private static CountFacts facts(
      boolean sameLsn, Direction direction, ServerFacts primary, ServerFacts standby) {
    Pair pair = Pairs.pair("");
    var settings =
        new CountSettings(
            "the 'his'",
            List.of(TableName.parse("exames"), TableName.parse("\"S c\".\"a\"\"b;--\"")),
            List.of(new CountQuery("Today", "select count(*)\nfrom exames where x = '$(id)';")),
            new CountTolerance(5, 0.1),
            sameLsn,
            300,
            60);
    boolean turned = direction == Direction.STOP;
    var job =
        new Job(
            Pairs.id(77),
            pair.id(),
            pair.customer(),
            "Exames",
            settings,
            Timetable.byHand(),
            direction,
            Pairs.id(turned ? 12 : 11),
            false,
            null,
            null,
            new Stamp(0, Pairs.NOW, "Marta", null));
    return new CountFacts(
        job, settings, pair, pair.primary(), primary, pair.standby().orElseThrow(), standby);
  }

  private static Plan plan(boolean sameLsn) {
    CountFacts facts = facts(sameLsn, Direction.FOLLOW, PRIMARY, STANDBY);
    return CountRows.plan(facts, Pairs.PLAN, Pairs.NOW, CountGuards.check(facts));
  }

  private static List<String> results(CountFacts facts) {
    return CountGuards.check(facts).stream()
        .filter(guard -> guard.result() != GuardResult.Result.PASS)
        .map(guard -> guard.result() + " " + guard.evidence().key())
        .toList();
  }

  @Test
  void plan_is_the_golden_one() throws IOException {
    assertThat(plan(true).blocked()).isFalse();
    Golden.matches(plan(true), "count-rows");
  }

  @Test
  void the_primary_is_asked_again_only_where_both_are_to_be_at_one_position() {
    assertThat(plan(true).steps().stream().map(Step::id))
        .containsExactly("primary", "standby", "again", "compare");
    assertThat(plan(false).steps().stream().map(Step::id))
        .containsExactly("primary", "standby", "compare");
  }

  @Test
  void a_standby_that_does_not_answer_is_a_warning_and_a_primary_that_does_not_is_none() {
    ServerFacts silent =
        Pairs.read(
            Pairs.printed("debian-15-streaming")
                .lines()
                .filter(line -> !line.startsWith("live."))
                .reduce("", (a, b) -> a + b + "\n"));
    assertThat(results(facts(true, Direction.FOLLOW, PRIMARY, silent)))
        .containsExactly("WARN guards.count-standby.silent");
    assertThat(results(facts(true, Direction.FOLLOW, silent, STANDBY)))
        .containsExactly("BLOCK guards.count-primary.silent");
  }

  @Test
  void counts_only_where_the_roles_are_right() {
    assertThat(results(facts(true, Direction.FOLLOW, STANDBY, PRIMARY)))
        .containsExactly(
            "BLOCK guards.count-primary.standby", "BLOCK guards.count-standby.primary");
    assertThat(results(facts(true, Direction.STOP, PRIMARY, STANDBY)))
        .containsExactly("BLOCK guards.count-direction.stops");
  }
}
