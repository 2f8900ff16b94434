package pairkeeper.brokenworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.console.RunningConsole;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

/** A set-up whose settings PostgreSQL would never read is refused before anything is touched. */
@NeedsLab
class SetUpRefusedIT {
  private static final String CONF = "/etc/postgresql/15/main/postgresql.conf";
  private static final String DEAF = "sed -i 's/^include_dir/#&/' " + CONF;
  private static final String HEARING = "sed -i 's/^#include_dir/include_dir/' " + CONF;
  private static final Map<String, Object> ASIDE = Map.of("existingData", "move-aside");
  private static final String ALL_OF_IT =
      "tar -cf - --sort=name /etc/postgresql /var/lib/postgresql/15/main/global/pg_control"
          + " | sha256sum; ls -A /var/lib/postgresql /var/lib/postgresql/15";

  @Test
  void refused_while_a_server_does_not_include_the_directory_of_our_settings() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.STOPPED);
        Rest rest = new Rest(RunningConsole.shared());
        PairByRest pair = PairByRest.takeIn(rest, lab, "deaf-ris", lab.host(1), lab.host(2))) {
      LabHost primary = lab.host(1);
      LabHost standby = lab.host(2);
      pair.meet(primary, standby);
      primary.exec(DEAF);
      primary.sql("select pg_reload_conf()");
      standby.exec(DEAF);
      standby.exec("echo 'max_connections = 50' >/etc/postgresql/15/main/conf.d/own.conf");
      String primaryBefore = primary.exec("sha256sum " + CONF);
      String standbyBefore = standby.exec(ALL_OF_IT);
      primary.clearJournal();
      standby.clearJournal();

      JsonNode plan = pair.plan("set-up", ASIDE);
      assertThat(plan.get("blocked").asBoolean()).isTrue();
      for (String server : new String[] {"primary", "standby"}) {
        JsonNode guard = guard(plan, "own-settings-" + server);
        assertThat(guard.get("result").asString()).isEqualTo("block");
        assertThat(guard.get("evidence").asString())
            .contains(CONF + " does not include /etc/postgresql/15/main/conf.d");
        assertThat(guard.get("advice").asString()).contains("add a line include_dir");
      }
      JsonNode problem = pair.start(plan, null, "First standby").is(409);
      assertThat(problem.get("reason").asString()).isEqualTo("blocked");
      assertThat(rest.get("runs?pair=" + pair.id())).isEmpty();
      assertThat(primary.journal()).as("executed on the primary").isEmpty();
      assertThat(standby.journal()).as("executed on the standby").isEmpty();
      assertThat(primary.exec("sha256sum " + CONF)).isEqualTo(primaryBefore);
      assertThat(primary.exec("ls -A /etc/postgresql/15/main/conf.d")).isEmpty();
      assertThat(primary.sql("select count(*) from pg_roles where rolname like 'pairkeeper%'"))
          .isEqualTo("0");
      assertThat(standby.exec(ALL_OF_IT)).isEqualTo(standbyBefore);

      primary.exec(HEARING);
      JsonNode half = pair.plan("set-up", ASIDE);
      assertThat(guard(half, "own-settings-primary").get("result").asString()).isEqualTo("pass");
      assertThat(half.get("blocked").asBoolean()).isTrue();
      standby.exec(HEARING);
      JsonNode heard = pair.freePlan("set-up", ASIDE);
      assertThat(guard(heard, "standby-limits").get("evidence").asString())
          .contains("max_connections 50 < 100: raised by this plan");
      JsonNode run = pair.start(heard, null, "First standby").is(202);
      JsonNode ended = pair.follow(run);
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      assertThat(standby.sql("SHOW max_connections")).isEqualTo("100");
    }
  }

  private static JsonNode guard(JsonNode plan, String id) {
    for (JsonNode guard : plan.get("guards")) {
      if (guard.get("id").asString().equals(id)) {
        return guard;
      }
    }
    throw new AssertionError("no guard " + id + ": " + plan.get("guards").toPrettyString());
  }
}
