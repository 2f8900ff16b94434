package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Refused;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.GuardResult.Result;
import pairkeeper.core.plan.Plan;
import pairkeeper.core.plan.SecretRef;
import pairkeeper.core.plan.Step;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;

/** What the set-up of replication promises, on facts that real hosts printed. */
class SetUpReplicationTest {
  private final ServerFacts primary = Pairs.facts("debian-15-primary");
  private final ServerFacts other = Pairs.facts("debian-15-other-system");

  @Test
  void plan_with_an_old_directory_moved_aside_is_the_golden_one() throws IOException {
    Golden.matches(plan(primary, other, options(true, true)), "set-up-aside");
  }

  @Test
  void plan_for_an_empty_directory_without_a_slot_is_the_golden_one() throws IOException {
    ServerFacts empty = Pairs.factsWith("debian-15-other-system", "data.state", "empty");
    Golden.matches(plan(primary, empty, options(false, false)), "set-up-empty-no-slot");
  }

  @Test
  void refuses_a_foreign_system_and_shows_both_identifiers() {
    var guard = guard(primary, other, options(true, false), "target-empty");
    assertThat(guard.result()).isEqualTo(Result.BLOCK);
    assertThat(guard.evidence().args())
        .containsEntry("primary", primary.systemIdentifier())
        .containsEntry("standby", other.systemIdentifier());
  }

  @Test
  void blocks_when_there_is_less_room_than_one_and_a_half_times_the_data() {
    var full = Pairs.factsWith("debian-15-other-system", "data.free", "40000000");
    assertThat(guard(primary, full, options(true, true), "disk-free").result())
        .isEqualTo(Result.BLOCK);
  }

  @Test
  void blocks_when_a_server_would_not_read_our_settings_and_says_what_it_reads_instead() {
    var deaf =
        Pairs.read(
            Pairs.with(
                Pairs.with(Pairs.printed("debian-15-primary"), "own.read", "no"),
                "own.included",
                "/etc/pg/more"));
    var guard = guard(deaf, other, options(true, true), "own-settings-primary");
    assertThat(guard.result()).isEqualTo(Result.BLOCK);
    assertThat(guard.evidence().key()).isEqualTo("guards.own-settings.no");
    assertThat(guard.evidence().args())
        .containsEntry("file", "/etc/postgresql/15/main/postgresql.conf")
        .containsEntry("directory", "/etc/postgresql/15/main/conf.d")
        .containsEntry("included", "/etc/pg/more");
    var standby = Pairs.factsWith("debian-15-other-system", "own.read", "no");
    assertThat(guard(primary, standby, options(true, true), "own-settings-standby").result())
        .isEqualTo(Result.BLOCK);
    assertThat(guard(primary, standby, options(true, true), "own-settings-primary").result())
        .isEqualTo(Result.PASS);
  }

  @Test
  void a_server_that_the_plan_makes_itself_reads_our_settings() {
    String made = Pairs.with(Pairs.printed("debian-15-other-system"), "cluster.known", "no");
    var unmade = Pairs.read(Pairs.with(made, "own.read", ""));
    var guard = guard(primary, unmade, options(true, true), "own-settings-standby");
    assertThat(guard.result()).isEqualTo(Result.PASS);
    assertThat(guard.evidence().key()).isEqualTo("guards.own-settings.made");
  }

  @Test
  void blocks_a_primary_that_runs_with_another_configuration_than_its_service_s() {
    var odd = Pairs.factsWith("debian-15-primary", "live.setting.config_file", "/srv/pg.conf");
    var guard = guard(odd, other, options(true, true), "own-settings-primary");
    assertThat(guard.result()).isEqualTo(Result.BLOCK);
    assertThat(guard.evidence().key()).isEqualTo("guards.own-settings.other");
    assertThat(guard.evidence().args()).containsEntry("file", "/srv/pg.conf");
  }

  @Test
  void a_process_that_the_login_may_not_see_is_no_process_without_a_number() {
    var blind = Pairs.factsWith("debian-15-primary", "postmaster.pid", "");
    var guard = guard(blind, other, options(true, true), "service-owns");
    assertThat(guard.result()).isEqualTo(Result.BLOCK);
    assertThat(guard.evidence().key()).isEqualTo("guards.service-owns.unseen");
    assertThat(guard.advice().key()).isEqualTo("guards.service-owns.unseen-advice");
    var byHand = Pairs.factsWith("debian-15-primary", "service.pids", "999");
    assertThat(guard(byHand, other, options(true, true), "service-owns").evidence())
        .satisfies(e -> assertThat(e.key()).isEqualTo("guards.service-owns.no"))
        .satisfies(e -> assertThat(e.args()).containsEntry("pid", "48"));
  }

  @Test
  void blocks_when_the_primary_is_itself_a_standby() {
    var streaming = Pairs.facts("debian-15-streaming");
    assertThat(guard(streaming, other, options(true, true), "primary-is-primary").result())
        .isEqualTo(Result.BLOCK);
  }

  @Test
  void blocks_another_architecture() {
    var arm = Pairs.factsWith("debian-15-other-system", "machine.architecture", "aarch64");
    assertThat(guard(primary, arm, options(true, true), "same-architecture").result())
        .isEqualTo(Result.BLOCK);
  }

  @Test
  void warns_that_local_commit_with_standby_names_waits_for_nothing() {
    var sync = Pairs.factsWith("debian-15-primary", "live.setting.synchronous_standby_names", "*");
    assertThat(guard(sync, other, options(true, true), "synchronous").result())
        .isEqualTo(Result.WARN);
  }

  @Test
  void asks_for_a_restart_only_when_a_setting_needs_one() {
    assertThat(ids(plan(primary, other, options(true, true)))).contains("restart-agreed");
    var hints = Pairs.factsWith("debian-15-primary", "live.setting.wal_log_hints", "on");
    assertThat(ids(plan(hints, other, options(true, true)))).doesNotContain("restart-agreed");
  }

  @Test
  void keeps_what_is_already_higher_on_the_primary() {
    var high = Pairs.factsWith("debian-15-primary", "live.setting.max_wal_senders", "40");
    assertThat(content(plan(high, other, options(true, true)), "settings-primary"))
        .contains("max_wal_senders = '40'");
  }

  @Test
  void never_gives_the_standby_less_than_the_primary_has() {
    var many = Pairs.factsWith("debian-15-primary", "live.setting.max_connections", "700");
    assertThat(content(plan(many, other, options(true, true)), "settings-standby"))
        .contains("max_connections = '700'");
  }

  @Test
  void no_secret_stands_in_a_plan_only_placeholders() {
    String text = plan(primary, other, options(true, true)).toString();
    assertThat(text).contains(SecretRef.to(Pairs.SECRET)).contains(SecretRef.to(Pairs.MONITOR));
  }

  @Test
  void its_fingerprint_changes_when_a_file_changes_but_not_with_the_position() {
    var before = SetUpReplication.fingerprint(Pairs.facts(primary, other));
    var moved =
        SetUpReplication.fingerprint(
            Pairs.facts(Pairs.factsWith("debian-15-primary", "live.lsn", "7/1"), other));
    var edited =
        SetUpReplication.fingerprint(
            Pairs.facts(Pairs.factsWith("debian-15-primary", "file.hba.sha256", "abc"), other));
    assertThat(before.differences(moved)).isEmpty();
    assertThat(before.differences(edited)).containsExactly("primary.file.hba");
  }

  static Plan plan(ServerFacts primary, ServerFacts standby, SetUpOptions options) {
    PairFacts facts = Pairs.facts(primary, standby);
    return SetUpReplication.plan(
        facts, Platforms.of("debian-systemd"), options, SetUpGuards.check(facts, options));
  }

  private static GuardResult guard(
      ServerFacts primary, ServerFacts standby, SetUpOptions options, String id) {
    return SetUpGuards.check(Pairs.facts(primary, standby), options).stream()
        .filter(g -> g.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static SetUpOptions options(boolean slot, boolean aside) {
    return new SetUpOptions(
        Pairs.PLAN, Pairs.NOW, slot, "20GB", "", aside, Pairs.SECRET, Pairs.MONITOR);
  }

  @Test
  void the_copy_s_rate_is_whole_megabytes_or_unlimited() {
    SetUpOptions.check("20GB", "");
    SetUpOptions.check("20GB", "1024");
    for (String wrong : List.of("0", "1025", "1.5", "6M", "-1", "`id`")) {
      assertThatThrownBy(() -> SetUpOptions.check("20GB", wrong))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.field()).isEqualTo("copyRate"));
    }
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(Step::id).toList();
  }

  private static String content(Plan plan, String id) {
    return plan.steps().stream()
        .filter(s -> s.id().equals(id))
        .map(s -> ((Command.PutFile) ((Step.Act) s).command()).content())
        .findFirst()
        .orElseThrow();
  }
}
