package pairkeeper.ops.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import pairkeeper.bench.BenchTable;
import pairkeeper.bench.Series;
import pairkeeper.core.health.Judge;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.Thresholds;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.WatchSql;
import pairkeeper.lab.NeedsLab;
import pairkeeper.remote.SshSessions;

/**
 * CPU time of this process, all threads, for one look at both servers of a pair and its verdict.
 * The floor asks both servers the same over the driver's own connections with TLS, without SSH.
 */
@NeedsLab
class ProbeBench {
  private static final int WARM_UP = 12_000;
  private static final int LOOKS = 2_000;
  private static final int ROUNDS = 5;
  private static final double TARGET_MS = 0.25;

  @Test
  void client_cpu_of_one_probe_of_a_pair() throws Exception {
    try (var hosts = new WatchedHosts();
        var sessions = new SshSessions();
        var connections = hosts.connections()) {
      hosts.lab.host(1).replicateTo(hosts.lab.host(2));
      hosts.lab.host(2).letIn();
      Prober prober = hosts.prober(connections, sessions);
      String sql = new WatchSql(PgMajor.parse(hosts.pair.postgresMajor())).text();
      try (Connection one = hosts.lab.host(1).connect();
          Connection two = hosts.lab.host(2).connect();
          PreparedStatement askOne = one.prepareStatement(sql);
          PreparedStatement askTwo = two.prepareStatement(sql)) {
        measure(() -> probe(hosts, prober).kind(), () -> columns(askOne) + columns(askTwo));
      }
    }
  }

  private static void measure(Callable<?> probe, Callable<?> plain) throws Exception {
    var console = new Series();
    var floor = new Series();
    perLook(probe, WARM_UP);
    assertThat(probe.call()).isEqualTo(Verdict.Kind.HEALTHY);
    perLook(plain, WARM_UP);
    for (int round = 0; round < ROUNDS; round++) {
      console.add(perLook(probe, LOOKS));
      floor.add(perLook(plain, LOOKS));
    }
    System.out.println("CPU of a probe: console " + console + " ms, plain " + floor + " ms");
    BenchTable.row(
        "8",
        "client CPU of one probe of a pair (two servers), median of " + ROUNDS + " x " + LOOKS,
        TARGET_MS + " ms",
        console.median(),
        floor.median(),
        "ms",
        console.median() < TARGET_MS);
  }

  private static double perLook(Callable<?> look, int looks) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    for (int i = 0; i < looks; i++) {
      look.call();
    }
    return (system.getProcessCpuTime() - before) / 1e6 / looks;
  }

  private static int columns(PreparedStatement ask) throws Exception {
    try (ResultSet row = ask.executeQuery()) {
      assertThat(row.next()).isTrue();
      int length = 0;
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        length += String.valueOf(row.getString(i)).length();
      }
      return length;
    }
  }

  private static Verdict probe(WatchedHosts hosts, Prober prober) {
    var seen = new HashMap<UUID, Observation>();
    for (var server : hosts.pair.servers()) {
      seen.put(server.id(), prober.look(hosts.pair, server));
    }
    Verdict verdict = Judge.judge(hosts.pair, seen, Thresholds.usual(), Instant.now());
    return verdict;
  }
}
