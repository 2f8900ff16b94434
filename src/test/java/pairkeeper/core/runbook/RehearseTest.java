package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.Direction;
import pairkeeper.core.job.Job;
import pairkeeper.core.job.RehearsalPlace;
import pairkeeper.core.job.RehearsalQuery;
import pairkeeper.core.job.RehearsalSettings;
import pairkeeper.core.job.SparePlace;
import pairkeeper.core.job.Timetable;
import pairkeeper.core.job.TreePlace;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.platform.ServerFacts;

/** How a failover is rehearsed on a copy of the standby, and what stands against it. */
class RehearseTest {
  private static final ServerFacts STANDBY = Pairs.facts("debian-15-streaming");
  private static final TreePlace PLACE =
      new TreePlace(Pairs.id(12), "/srv/the pair's $(id)", "/srv");
  private static final long PLENTY = 1L << 40;

  private static RehearsalSettings settings(TreePlace place, RehearsalQuery... queries) {
    return new RehearsalSettings(List.of(place), "app", List.of(queries), 60, 20, 6);
  }

  private static RehearsalFacts facts(TreePlace place, ServerFacts standby, RehearsalPlace said) {
    Pair pair = Pairs.pair("");
    var settings =
        settings(
            place,
            new RehearsalQuery("Exams", "SELECT count(*) FROM \"Exames\"", 1000L, null),
            new RehearsalQuery("Age of the newest", "SELECT 'it''s'; -- {", null, 3600L));
    var job =
        new Job(
            Pairs.id(78),
            pair.id(),
            pair.customer(),
            "Rehearsal",
            settings,
            Timetable.byHand(),
            Direction.FOLLOW,
            Pairs.id(11),
            false,
            null,
            null,
            new Stamp(0, Pairs.NOW, "Marta", null));
    return new RehearsalFacts(
        job, settings, pair, pair.standby().orElseThrow(), place, standby, said);
  }

  private static RehearsalPlace said(long free, long memory, String login) {
    return new RehearsalPlace(new SparePlace("directory", true, free, memory, Pairs.NOW), login);
  }

  private static List<String> troubles(RehearsalFacts facts) {
    return RehearsalGuards.check(facts).stream()
        .filter(guard -> guard.result() != GuardResult.Result.PASS)
        .map(guard -> guard.result() + " " + guard.evidence().key())
        .toList();
  }

  private static Plan plan(RehearsalFacts facts) {
    return Rehearse.plan(facts, Pairs.PLAN, Pairs.NOW, RehearsalGuards.check(facts));
  }

  @Test
  void the_plan_is_the_golden_one() throws IOException {
    RehearsalFacts facts = facts(PLACE, STANDBY, said(PLENTY, PLENTY, "yes"));
    assertThat(plan(facts).blocked()).isFalse();
    Golden.matches(plan(facts), "rehearsal");
  }

  @Test
  void what_is_not_there_is_said_before_anything_is_copied() {
    assertThat(troubles(facts(PLACE, STANDBY, said(1000, PLENTY, "yes"))))
        .containsExactly("BLOCK guards.spare-room.evidence");
    assertThat(troubles(facts(PLACE, STANDBY, said(PLENTY, 1000, "yes"))))
        .containsExactly("BLOCK guards.spare-memory.evidence");
    assertThat(troubles(facts(PLACE, STANDBY, said(PLENTY, PLENTY, "FATAL: no pg_hba.conf entry"))))
        .containsExactly("BLOCK guards.rehearsal-login.no");
    var inside = new TreePlace(Pairs.id(12), "/var/lib/postgresql/15/main/x", "");
    assertThat(troubles(facts(inside, STANDBY, said(PLENTY, PLENTY, "yes"))))
        .containsExactly("BLOCK guards.spare-apart.no");
    assertThat(plan(facts(PLACE, STANDBY, said(1000, PLENTY, "yes"))).steps()).isEmpty();
  }

  @Test
  void a_primary_is_never_rehearsed_with() {
    assertThat(
            troubles(facts(PLACE, Pairs.facts("debian-15-primary"), said(PLENTY, PLENTY, "yes"))))
        .contains("BLOCK guards.rehearsal-standby.primary");
  }

  @Test
  void what_a_host_says_of_its_place_is_read() {
    var read =
        RehearsalPlace.read(
            "kind absent\nmounted no\nfree 7\nmemory 8\nlogin FATAL:  no pg_hba.conf entry\n",
            Pairs.NOW);
    assertThat(read.login()).isEqualTo("FATAL:  no pg_hba.conf entry");
    assertThat(read.place()).isEqualTo(new SparePlace("absent", false, 7, 8, Pairs.NOW));
  }

  @Test
  void settings_that_cannot_be_are_refused_with_their_field() {
    var query = new RehearsalQuery("Exams", "SELECT 1", null, null);
    refused("queries", () -> settings(PLACE, query, query));
    refused("most", () -> new RehearsalQuery("Exams", "SELECT 1", 2L, 1L));
    refused("sql", () -> new RehearsalQuery("Exams", " ", null, null));
    refused("places", () -> new RehearsalSettings(List.of(), "app", List.of(), 60, 0, 6));
    refused("database", () -> new RehearsalSettings(List.of(PLACE), " ", List.of(), 60, 0, 6));
    refused("querySeconds", () -> new RehearsalSettings(List.of(PLACE), "app", List.of(), 0, 0, 6));
    refused("limitHours", () -> new RehearsalSettings(List.of(PLACE), "app", List.of(), 1, 0, 169));
    refused(
        "megabytesPerSecond",
        () -> new RehearsalSettings(List.of(PLACE), "app", List.of(), 1, 1025, 1));
  }

  private static void refused(String field, Runnable made) {
    Assertions.assertThatThrownBy(made::run)
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo(field));
  }
}
