package pairkeeper.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Secret;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;
import pairkeeper.remote.SshAccess;
import pairkeeper.remote.SshExecutor;
import pairkeeper.remote.SshLogin;
import pairkeeper.remote.SshSessions;

/** The settings of a set-up pushed to many hosts at once, beside one ssh with a script each. */
@NeedsLab
class SettingsBench {
  private static final int HOSTS = Integer.getInteger("bench.hosts", 20);
  private static final int REPETITIONS = 3;
  private static final String OWN = "/etc/postgresql/15/main/conf.d/pairkeeper.conf";
  private static final String PASS = "/var/lib/postgresql/.pairkeeper-15-main.pgpass";
  private static final String CONTENT =
      "wal_level = replica\nmax_wal_senders = 10\nwal_log_hints = on\n";

  private static final String SCRIPT =
      """
      set -eu
      umask 077
      put() { cat >"$1.new"; chown postgres:postgres "$1.new"; chmod "$2" "$1.new"; sync "$1.new"; mv "$1.new" "$1"; }
      put %s 0644 <<'EOF'
      %sEOF
      put %s 0600 <<'EOF'
      %sEOF
      runuser -u postgres -- psql -XAtqc 'select pg_reload_conf()'
      """
          .formatted(OWN, CONTENT.indent(0), PASS, "*:5432:replication:pairkeeper_repl:secret\n");

  @Test
  void the_settings_of_a_set_up_on_many_hosts() throws Exception {
    var flavours = Collections.nCopies(HOSTS, Flavour.RUNNING).toArray(Flavour[]::new);
    var console = new Series();
    var floor = new Series();
    try (Lab lab = Lab.up(flavours)) {
      for (int i = 0; i <= REPETITIONS; i++) {
        double script = byScripts(lab);
        double ours = byConsole(lab);
        if (i > 0) {
          floor.add(script);
          console.add(ours);
        }
      }
    }
    System.out.println("settings: console " + console + " s, scripts " + floor + " s");
    BenchTable.row(
        "5",
        "set-up's settings to %d hosts at once, sessions opened anew".formatted(HOSTS),
        "2 x floor",
        console.median(),
        floor.median(),
        "s",
        console.median() <= 2 * floor.median());
  }

  private static double byScripts(Lab lab) throws Exception {
    long start = System.nanoTime();
    var running = new ArrayList<Process>();
    for (LabHost host : lab.hosts()) {
      running.add(HandScript.start(lab, host, "sudo -n sh -s", SCRIPT));
    }
    for (Process ssh : running) {
      HandScript.finish(ssh);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double byConsole(Lab lab) throws Exception {
    var login = SshLogin.Key.open(Secret.of(Files.readString(lab.key())));
    List<SshAccess> hosts =
        lab.hosts().stream()
            .map(h ->
                SshAccess.direct(
                    h.address(), 22, "support", login, Privilege.SUDO, h.fingerprint()))
            .toList();
    long start = System.nanoTime();
    try (SshSessions sessions = new SshSessions();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var executor = new SshExecutor(sessions, server -> null, id -> null);
      var all = new ArrayList<Future<?>>();
      for (SshAccess host : hosts) {
        all.add(threads.submit(() -> push(executor, host)));
      }
      for (Future<?> one : all) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void push(SshExecutor executor, SshAccess host) {
    for (Command command :
        List.of(
            file(OWN, "0644", CONTENT),
            file(PASS, "0600", "*:5432:replication:pairkeeper_repl:secret\n"),
            new Command.Sql("postgres", "psql", 5432, "postgres", "SELECT pg_reload_conf();\n"))) {
      CommandResult result = executor.execute(host, command, Duration.ofMinutes(2), out -> {});
      assertThat(result).isInstanceOf(CommandResult.Exited.class);
      assertThat(((CommandResult.Exited) result).code()).as("%s", result).isZero();
    }
  }

  private static Command file(String path, String mode, String content) {
    return new Command.PutFile(
        "root", path, "postgres:postgres", mode, Command.PutFile.ANY, content, "");
  }
}
