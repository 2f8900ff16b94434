// The commands of the platform on a real host, where what matters is how systemd behaves.
package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.ShellText;
import pairkeeper.core.platform.OwnSettings.Read;
import pairkeeper.core.platform.Platform.Vacuum;
import pairkeeper.core.postgres.Lsn;
import pairkeeper.core.postgres.Timeline;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

@NeedsLab
class DebianSystemdIT {
  private static final ClusterRef MAIN =
      new ClusterRef(
          "15",
          "main",
          5432,
          "postgres",
          "/var/lib/postgresql",
          "/var/lib/postgresql/15/main",
          "",
          "");

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

  private static final String START_CONF = "/etc/postgresql/15/main/start.conf";

  /** The process, and how it would start and start again. */
  private static final String RUNNING =
      """
      head -n1 /var/lib/postgresql/15/main/postmaster.pid
      cat /etc/postgresql/15/main/start.conf
      ls /var/lib/postgresql/15/main/*.signal /var/lib/pairkeeper 2>&1 || true
      """;

  /** All data, and what lies beside them. */
  private static final String WHOLE =
      """
      cd /var/lib/postgresql/15
      find . | sort
      find . -type f | sort | xargs sha256sum
      """;

  /** How large the table is, and whether its statistics were renewed. */
  private static final String SCANS =
      "SELECT pg_relation_size('scans'), last_analyze IS NOT NULL FROM pg_stat_user_tables WHERE"
          + " relname = 'scans'";

  private static final UUID OURS = UUID.fromString("0198a2b4-0000-7000-8000-00000000a001");
  private static final UUID THEIRS = UUID.fromString("0198a2b4-0000-7000-8000-00000000a002");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

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

  @Test
  void tells_an_error_of_the_server_from_a_receiver_that_had_to_try_again() {
    try (Lab lab = Lab.up(Flavour.PRIMARY)) {
      LabHost host = lab.host(1);
      host.exec(carriedOut(debian.restart(MAIN)));
      host.exec(log("FATAL:  could not start WAL streaming: ERROR:  slot is active for PID 611"));
      host.exec(log("FATAL:  could not connect to the primary server: timeout expired"));
      host.exec(log("ERROR:  could not open file \"base/5/16384\": No such file or directory"));
      assertThatThrownBy(() -> host.exec(carriedOut(debian.logErrors(MAIN))))
          .hasMessageContaining("base/5/16384")
          .message()
          .doesNotContain("could not start WAL", "timeout expired");
      host.exec("sed -i '/base.5.16384/d' /var/log/postgresql/postgresql-15-main.log");
      assertThat(host.exec(carriedOut(debian.logErrors(MAIN)))).contains("no error in");
    }
  }

  private static String log(String line) {
    return "echo '2026-11-20 03:00:00.000 UTC [612] %s' >>/var/log/postgresql/postgresql-15-main.log"
        .formatted(line);
  }

  @Test
  void finds_the_directory_of_our_settings_wherever_it_is_included_and_includes_it_in_a_new_one() {
    try (Lab lab = Lab.up(Flavour.NONE)) {
      LabHost host = lab.host(1);
      host.exec("sed -i 's/^add_include_dir/#&/' /etc/postgresql-common/createcluster.conf");
      host.exec("pg_createcluster 15 main -- --no-sync");
      assertThat(included(host)).isEqualTo("NO []");
      include(host, "include_if_exists = 'missing.conf' # conf.d");
      include(host, "Include 'more/base.conf'");
      host.exec("mkdir -p /etc/postgresql/15/main/more");
      host.exec("echo \"#include_dir 'x'\" >/etc/postgresql/15/main/more/base.conf");
      assertThat(included(host))
          .isEqualTo(
              "NO [/etc/postgresql/15/main/missing.conf, /etc/postgresql/15/main/more/base.conf]");
      host.exec(
          "echo \"  include_dir='../conf.d/' # ours\" >>/etc/postgresql/15/main/more/base.conf");
      assertThat(ownSettings(host).read()).isEqualTo(Read.YES);
      assertThat(ownSettings(host).included()).contains("/etc/postgresql/15/main/conf.d");
      host.exec("mv /etc/postgresql/15/main/postgresql.conf /tmp");
      assertThat(ownSettings(host).read()).isEqualTo(Read.UNSEEN);

      host.exec("mv /tmp/postgresql.conf /etc/postgresql/15/main; pg_dropcluster 15 main");
      host.exec("rm -rf /etc/postgresql/15/main");
      for (int attempt = 0; attempt < 2; attempt++) {
        host.exec(carriedOut(debian.createCluster(MAIN)));
        assertThat(included(host)).isEqualTo("YES [/etc/postgresql/15/main/conf.d]");
      }
      host.exec("echo \"work_mem = '7MB'\" >/etc/postgresql/15/main/conf.d/pairkeeper.conf");
      host.exec("systemctl start postgresql@15-main");
      assertThat(host.sql("show work_mem")).isEqualTo("7MB");

      host.exec("mv /etc/postgresql/15/main/conf.d/pairkeeper.conf /tmp");
      host.exec("install -m 0600 /dev/null /etc/postgresql/15/main/conf.d/zz.conf");
      host.exec("echo 'Max_Connections 50' >/etc/postgresql/15/main/conf.d/zz.conf");
      host.exec("echo \"max_wal_senders = '4' # few\" >/etc/postgresql/15/main/conf.d/own.conf");
      host.exec("chmod 0600 /etc/postgresql/15/main/conf.d/zz.conf");
      assertThat(ownSettings(host).limits())
          .containsExactly(
              new Limit(false, "max_connections", 100, "/etc/postgresql/15/main/postgresql.conf"),
              new Limit(false, "max_wal_senders", 4, "/etc/postgresql/15/main/conf.d/own.conf"),
              new Limit(true, "Max_Connections", 50, "/etc/postgresql/15/main/conf.d/zz.conf"));
      include(host, "max_connections = 60");
      assertThat(ownSettings(host).limits())
          .endsWith(
              new Limit(true, "max_connections", 60, "/etc/postgresql/15/main/postgresql.conf"));
      host.exec("mount --bind /etc/postgresql/15/main/conf.d /etc/postgresql/15/main/conf.d");
      host.exec("mount -o remount,bind,ro /etc/postgresql/15/main/conf.d");
      assertThat(ownSettings(host).shut())
          .containsExactly("/etc/postgresql/15/main/conf.d/zz.conf");
      assertThat(ownSettings(host).fixed()).containsExactly("/etc/postgresql/15/main/conf.d");
      host.exec("umount /etc/postgresql/15/main/conf.d");
    }
  }

  @Test
  void vacuum_full_gives_the_room_of_deleted_rows_back_in_every_database() {
    try (Lab lab = Lab.up(Flavour.PRIMARY)) {
      LabHost host = lab.host(1);
      for (String database : List.of("postgres", "app")) {
        host.sql(
            database,
            "CREATE TABLE scans AS SELECT repeat('x', 1000) FROM generate_series(1, 2000)");
        host.sql(database, "DELETE FROM scans");
        assertThat(host.sql(database, SCANS)).isNotEqualTo("0|t");
      }
      host.exec(carriedOut(debian.analyze(MAIN, Vacuum.FULL)));
      for (String database : List.of("postgres", "app")) {
        assertThat(host.sql(database, SCANS)).as(database).isEqualTo("0|t");
      }
    }
  }

  /** Whether our settings are read, and all that is included. */
  private String included(LabHost host) {
    OwnSettings own = ownSettings(host);
    return own.read() + " " + own.included();
  }

  @Test
  void keeps_the_highest_fencing_number_and_whose_it_is() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      assertThat(claim(host, 3, OURS)).startsWith("0 number 3 kept, before it 0");
      assertThat(claim(host, 3, OURS)).startsWith("0 number 3 is ours");
      assertThat(claim(host, 3, THEIRS)).startsWith("3 number 3 was taken on ").contains("" + OURS);
      assertThat(claim(host, 2, OURS)).startsWith("3 number 3 was taken on ");
      assertThat(claim(host, 4, THEIRS)).startsWith("0 number 4 kept, before it 3");
      var mark =
          debian.read(host.exec(carriedOut(debian.facts("root", 5432, "main", "", "15"))), NOW);
      assertThat(mark.fencing().number()).isEqualTo(4);
      assertThat(mark.fencing().plan()).isEqualTo(THEIRS.toString());
      assertThat(Instant.parse(mark.fencing().takenAt())).isAfter(NOW);

      // of two that come at once one is refused
      String ours = script(host, 5, OURS, true);
      String theirs = script(host, 5, THEIRS, true);
      assertThat(host.exec("(%s; echo $?) & (%s; echo $?) & wait".formatted(ours, theirs)).lines())
          .contains("0", "3");
      assertThat(host.exec("grep -c number=5 /var/lib/pairkeeper/fencing-15-main")).isEqualTo("1");

      // where it cannot be kept an emergency goes on, and everything else does not
      host.exec("mv /var/lib/pairkeeper /var/lib/was; echo x >/var/lib/pairkeeper");
      assertThat(claim(host, 6, OURS)).startsWith("1 the number could not be kept");
      assertThat(host.exec(script(host, 6, OURS, false) + " 2>&1"))
          .startsWith("the number could not be kept");
    }
  }

  @Test
  void stops_nobody_who_holds_a_higher_fencing_number() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      assertThat(claim(host, 5, THEIRS)).startsWith("0 ");
      assertThat(fence(host, 4))
          .startsWith("3 number=5\n")
          .contains("plan=" + THEIRS)
          .endsWith("only 4 is known here: nothing was stopped");
      assertThat(host.sql("select pg_is_in_recovery()")).isEqualTo("f");
      assertThat(host.exec("cat " + START_CONF)).contains("auto");

      assertThat(fence(host, 5)).startsWith("0 ").endsWith("autostart disabled");
      assertThat(host.exec("pg_lsclusters -h")).contains("down");
      assertThat(host.exec("cat " + START_CONF)).isEqualTo("disabled");
      assertThat(claim(host, 6, OURS)).as("the lock is free again").startsWith("0 number 6 kept");
    }
  }

  @Test
  void a_number_that_cannot_be_read_holds_no_fence_up() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      String running = "echo auto >%s; systemctl start postgresql@15-main".formatted(START_CONF);
      for (String mark : List.of("true", "echo number= >F", "echo x >F", "rm F; mkdir F")) {
        host.exec("mkdir -p /var/lib/pairkeeper; " + running);
        host.exec(mark.replace("F", "/var/lib/pairkeeper/fencing-15-main"));
        assertThat(fence(host, 1)).as(mark).startsWith("0 ").endsWith("autostart disabled");
      }
      host.exec("rm -rf /var/lib/pairkeeper; " + running);
      assertThat(fence(host, 1)).startsWith("0 ").endsWith("autostart disabled");
    }
  }

  private String fence(LabHost host, long number) {
    return ended(host, debian.fence(MAIN, "", number));
  }

  @Test
  void touches_nothing_where_data_of_another_database_system_lie() {
    try (Lab lab = Lab.up(1)) {
      LabHost host = lab.host(1);
      String own = host.sql("select system_identifier from pg_control_system()");
      ClusterRef ours = MAIN.holding(own);
      ClusterRef other = MAIN.holding("7312");
      String before = host.exec(RUNNING);
      refused(
          host,
          own,
          debian.fence(other, "", 1),
          debian.stop(other),
          debian.restart(other),
          debian.shutDown(other),
          debian.serveAgain(other));
      assertThat(host.exec(RUNNING)).isEqualTo(before);
      assertThat(ended(host, debian.restart(ours))).startsWith("0 answers");
      assertThat(host.exec(RUNNING)).isNotEqualTo(before);

      assertThat(ended(host, debian.stop(ours))).startsWith("0 ");
      String data = host.exec(WHOLE);
      var from = new PeerRef("192.0.2.1", 5432, "pk_replication");
      refused(
          host,
          own,
          debian.keepEvidence(
              other, "tag", new Timeline(1), Lsn.parse("0/1000000"), Lsn.parse("0/2000000")),
          debian.recoverAlone(other),
          debian.rewind(other, from, "tag"),
          debian.makeStandby(other),
          debian.moveAside(other, "tag"));
      assertThat(host.exec(WHOLE)).isEqualTo(data);
      assertThat(ended(host, debian.recoverAlone(ours))).startsWith("0 was shut down cleanly");
      whatCannotBeReadToItsEndHasNoNumber(host, ours);
      assertThat(ended(host, debian.moveAside(ours, "tag"))).startsWith("0 moved to");
      assertThat(ended(host, debian.fence(ours, "", 1)))
          .as("where no data lie there are nobody else's")
          .startsWith("0 fenced");
      assertThat(ended(host, debian.makeStandby(ours)))
          .isEqualTo(
              "1 /var/lib/postgresql/15/main holds database system none, expected was %s: nothing was touched"
                  .formatted(own));
    }
  }

  /** Transactions behind the place where the WAL breaks off would be missing from the number. */
  private void whatCannotBeReadToItsEndHasNoNumber(LabHost host, ClusterRef ours) {
    String redo =
        host.exec(
                "/usr/lib/postgresql/15/bin/pg_controldata -D /var/lib/postgresql/15/main"
                    + " | sed -n 's/^Latest checkpoint location: *//p'")
            .strip();
    Lsn end = Lsn.parse(redo);
    assertThat(kept(host, ours, "whole", end, end).transactions()).contains(0L);
    assertThat(kept(host, ours, "torn", end, Lsn.parse("F/FFFFFFF0")).transactions()).isEmpty();
    String again = ended(host, debian.keepEvidence(ours, "torn", new Timeline(1), end, end));
    assertThat(LostWal.parse(again).orElseThrow().transactions()).as("%s", again).isEmpty();
  }

  private LostWal kept(LabHost host, ClusterRef ours, String tag, Lsn fork, Lsn last) {
    String said = ended(host, debian.keepEvidence(ours, tag, new Timeline(1), fork, last));
    return LostWal.parse(said).orElseThrow(() -> new AssertionError(said));
  }

  private static void refused(LabHost host, String own, Command... commands) {
    for (Command command : commands) {
      assertThat(ended(host, command))
          .as("%s", command)
          .isEqualTo(
              "1 /var/lib/postgresql/15/main holds database system %s, expected was 7312: nothing was touched"
                  .formatted(own));
    }
  }

  /** How it ended and what it said. */
  private static String ended(LabHost host, Command command) {
    host.exec(
        "cat >/tmp/command <<'END-OF-COMMAND'\n" + ShellText.of(command) + "END-OF-COMMAND\n");
    return host.exec("said=$(timeout 120 /bin/sh /tmp/command 2>&1); echo $? \"$said\"");
  }

  private String claim(LabHost host, long number, UUID plan) {
    String script = script(host, number, plan, true);
    return host.exec("said=$(" + script + " 2>&1); echo $? \"$said\"");
  }

  /** Put into a file, so that two can be carried out at once. */
  private String script(LabHost host, long number, UUID plan, boolean insist) {
    String file = "/tmp/claim-" + number + "-" + plan + "-" + insist;
    String text = ShellText.of(debian.claim(MAIN, number, plan, insist));
    host.exec("cat >" + file + " <<'END-OF-COMMAND'\n" + text + "END-OF-COMMAND\n");
    return "/bin/sh " + file;
  }

  private static void include(LabHost host, String line) {
    host.exec("echo \"" + line + "\" >>/etc/postgresql/15/main/postgresql.conf");
  }

  private OwnSettings ownSettings(LabHost host) {
    String said = host.exec(carriedOut(debian.facts("root", 5432, "main", "", "15")));
    return debian.read(said, Instant.EPOCH).ownSettings();
  }

  /** The script as it would come over SSH, and no longer than a step of a plan may take. */
  private static String carriedOut(Command command) {
    return "timeout 120 /bin/sh -s <<'END-OF-COMMAND'\n"
        + ShellText.of(command)
        + "END-OF-COMMAND\n";
  }
}
