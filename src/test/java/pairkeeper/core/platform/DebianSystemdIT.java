// The commands of the platform on a real host, where what matters is how systemd behaves.
package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.ShellText;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

@NeedsLab
class DebianSystemdIT {
  private static final ClusterRef MAIN =
      new ClusterRef(
          "15", "main", 5432, "postgres", "/var/lib/postgresql", "/var/lib/postgresql/15/main");

  /**
   * Debian's start script returns only after PostgreSQL has answered for a while; here for longer.
   */
  private static final String SLOW_START =
      """
      mkdir -p /run/systemd/system/postgresql@15-main.service.d
      cat >/run/systemd/system/postgresql@15-main.service.d/slow.conf <<'END'
      [Service]
      ExecStart=
      ExecStart=-/bin/sh -c '/usr/bin/pg_ctlcluster --skip-systemctl-redirect %i start; sleep 8'
      END
      systemctl daemon-reload
      """;

  private final Platform debian = new DebianSystemd();

  @Test
  void a_restart_ends_sessions_that_came_while_the_unit_was_still_starting() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      host.exec(SLOW_START);
      host.exec(
          """
          systemctl --no-block restart postgresql@15-main
          tries=600
          until runuser -u postgres -- psql -XAtc 'select 1' 2>/dev/null; do
            tries=$((tries - 1)); [ $tries -gt 0 ] || { echo "never answered" >&2; exit 1; }
            sleep 0.05
          done
          runuser -u postgres -- setsid psql -qc 'select pg_sleep(600)' >/dev/null 2>&1 </dev/null &
          until pgrep -f 'postgres.* SELECT$' >/dev/null; do sleep 0.05; done
          [ "$(systemctl is-active postgresql@15-main)" = activating ]
          """);
      String before = host.exec("head -n1 /var/lib/postgresql/15/main/postmaster.pid");
      host.exec(carriedOut(debian.restart(MAIN)));
      assertThat(host.exec("head -n1 /var/lib/postgresql/15/main/postmaster.pid"))
          .isNotEqualTo(before);
      assertThat(
              host.sql(
                  "select count(*) from pg_stat_activity where query = 'select pg_sleep(600)'"))
          .isEqualTo("0");
    }
  }

  /** The script as it would come over SSH, and no longer than a step of a plan may take. */
  private static String carriedOut(Command command) {
    return "timeout 120 /bin/sh -s <<'END-OF-COMMAND'\n"
        + ShellText.of(command)
        + "END-OF-COMMAND\n";
  }
}
