package pairkeeper.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/** The promotion's SQL on a real standby. */
@NeedsLab
class PromoteIT {
  private static final String IN_RECOVERY = "select pg_is_in_recovery()";

  @Test
  void promotes_no_other_database_system_than_the_one_that_was_planned() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      host.exec("runuser -u postgres -- touch /var/lib/postgresql/15/main/standby.signal");
      host.exec("systemctl restart postgresql@15-main");
      String own = host.sql("select system_identifier from pg_control_system()");
      assertThatThrownBy(() -> host.sql(FailoverSql.promote("7312")))
          .hasMessageContaining("database system " + own + " was not promoted, expected was 7312");
      assertThat(host.sql(IN_RECOVERY)).isEqualTo("t");

      host.sql(FailoverSql.promote(own));
      assertThat(host.sql(IN_RECOVERY)).isEqualTo("f");
    }
  }
}
