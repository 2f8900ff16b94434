package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Role;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.GuardResult.Result;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.ServerFacts;

/** A pair with a third server, which follows whoever is primary. */
class FurtherStandbysTest {
  private static final Instance THIRD = Pairs.server(13, "vn-db3", Role.STANDBY);

  private final ServerFacts streaming = Pairs.facts("debian-15-streaming");

  @Test
  void a_switchover_leads_it_to_the_new_primary_as_in_the_golden_plan() throws IOException {
    Golden.matches(switchover(third(streaming)), "switchover-three");
  }

  @Test
  void a_failover_leads_it_after_all_else_as_in_the_golden_plan() throws IOException {
    Golden.matches(failover(third(streaming)), "failover-three");
  }

  @Test
  void who_could_not_log_in_at_the_new_primary_is_found_out_before_the_stop() {
    assertThat(ids(switchover(third(streaming))))
        .containsSubsequence(
            "claim-1-further",
            "admit",
            "admitted",
            "further-1-passfile",
            "further-1-login",
            "shut-down",
            "promote",
            "marker-remove",
            "further-1-slot",
            "further-1-settings",
            "further-1-reload",
            "further-1-follows",
            "further-1-slot-active",
            "further-1-drop-slot");
  }

  @Test
  void it_never_holds_a_failover_up() {
    var ids = ids(failover(third(streaming)));
    assertThat(ids.indexOf("claim-1-further")).isGreaterThan(ids.indexOf("test-query"));
    assertThat(ids.subList(ids.indexOf("claim-1-further"), ids.size()))
        .containsSubsequence("further-1-login", "further-1-settings", "further-1-follows")
        .doesNotContain("no-standby");
    var silent = failover(new FurtherStandby(THIRD, Optional.empty()));
    assertThat(ids(silent))
        .noneMatch(id -> id.contains("further"))
        .endsWith("no-standby", "pair-free", "analyze", "check-data", "backups");
    assertThat(result(silent, "further-follows")).isEqualTo(Result.WARN);
    assertThat(silent.fingerprint())
        .as("a server that comes or goes does not make the plan stale")
        .isEqualTo(failover(third(streaming)).fingerprint());
  }

  @ParameterizedTest
  @CsvSource({
    "live.system, 7710444227795639999, other-system",
    "live.version_num, 120020, too-old",
    "file.auto.text, primary_conninfo = 'host=10.0.0.1', own-settings",
    "own.read, no, unread-file"
  })
  void it_stays_behind_and_people_are_told_why(String key, String value, String why) {
    String printed = Pairs.printed("debian-15-streaming");
    printed = Pairs.with(printed, "file.auto.path", "/var/lib/postgresql/15/main/auto.conf");
    Plan plan = switchover(third(Pairs.read(Pairs.with(printed, key, value))));
    assertThat(ids(plan)).noneMatch(id -> id.startsWith("further"));
    assertThat(plan.guards())
        .filteredOn(g -> g.id().equals("further-follows"))
        .singleElement()
        .satisfies(g -> {
          assertThat(g.result()).isEqualTo(Result.WARN);
          assertThat(g.evidence().key()).isEqualTo("guards.further-follows." + why);
        });
  }

  /** There is exactly one primary, before a change of roles and after it. */
  @Test
  void one_that_accepts_writes_of_this_system_blocks() {
    String printed = Pairs.with(Pairs.printed("debian-15-streaming"), "live.recovery", "false");
    for (Plan plan :
        List.of(switchover(third(Pairs.read(printed))), failover(third(Pairs.read(printed))))) {
      assertThat(result(plan, "further-follows")).isEqualTo(Result.BLOCK);
    }
    String foreign = Pairs.with(printed, "live.system", "7710444227795639999");
    assertThat(result(switchover(third(Pairs.read(foreign))), "further-follows"))
        .as("another database on that host is nobody's second primary")
        .isEqualTo(Result.WARN);
  }

  @Test
  void without_the_replication_password_nobody_is_led() {
    var none = new FurtherStandbys(List.of(third(streaming)), Optional.empty());
    assertThat(ids(switchover(none))).noneMatch(id -> id.startsWith("further"));
  }

  @Test
  void a_standby_that_has_received_more_is_pointed_out_before_a_failover() {
    var ahead = Pairs.factsWith("debian-15-streaming", "live.lsn", "0/9000000");
    assertThat(result(failover(third(ahead)), "further-not-ahead")).isEqualTo(Result.WARN);
    assertThat(result(failover(third(streaming)), "further-not-ahead")).isEqualTo(Result.PASS);
  }

  private static FurtherStandby third(ServerFacts facts) {
    return new FurtherStandby(THIRD, Optional.of(facts));
  }

  private Plan switchover(FurtherStandby third) {
    return switchover(new FurtherStandbys(List.of(third), Optional.of(Pairs.SECRET)));
  }

  private Plan switchover(FurtherStandbys further) {
    var two = SwitchoverTest.facts("", Pairs.read(SwitchoverTest.replicating()), streaming);
    return SwitchoverTest.plan(
        new SwitchoverFacts(two.pair(), two.reverse(), two.hooks(), further));
  }

  private Plan failover(FurtherStandby third) {
    var further = new FurtherStandbys(List.of(third), Optional.of(Pairs.SECRET));
    return FailoverTest.plan(
        FailoverTest.facts(FailoverTest.dead(false), streaming).with(further),
        FailoverTest.attested());
  }

  private static Result result(Plan plan, String guard) {
    return plan.guards().stream()
        .filter(g -> g.id().equals(guard))
        .map(GuardResult::result)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(Step::id).toList();
  }
}
