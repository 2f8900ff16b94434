package pairkeeper.ops.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.health.LogTrouble;
import pairkeeper.core.health.Observation;
import pairkeeper.core.health.Probe;
import pairkeeper.core.model.Pair;
import pairkeeper.lab.Lab;
import pairkeeper.lab.NeedsLab;
import pairkeeper.remote.SqlConnections;
import pairkeeper.remote.SshSessions;

/** Looks at real servers on real hosts, through everything that can happen to them. */
@NeedsLab
class ProberIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String LOG = "/var/log/postgresql/postgresql-15-main.log";
  private static final String WATCHERS =
      "select count(*) from pg_stat_activity where application_name = 'pairkeeper watch'";

  private static WatchedHosts hosts;
  private static Lab lab;
  private static Pair pair;

  private final SshSessions sessions = new SshSessions();
  private final SqlConnections connections = hosts.connections();
  private final Prober prober = hosts.prober(connections, sessions);

  @BeforeAll
  static void start() {
    hosts = new WatchedHosts();
    lab = hosts.lab;
    pair = hosts.pair;
  }

  @AfterAll
  static void stop() {
    hosts.close();
  }

  @AfterEach
  void close() {
    connections.close();
    sessions.close();
  }

  @Test
  void many_looks_share_one_connection_that_can_only_read() {
    for (int i = 0; i < 50; i++) {
      assertThat(look(1).answered()).isTrue();
    }
    assertThat(lab.host(1).sql(WATCHERS)).isEqualTo("1");
    assertThat(ask(1, "show transaction_read_only")).isEqualTo("on");
  }

  @Test
  void looks_at_once_share_the_connection_too() {
    var looks = new ArrayList<CompletableFuture<Observation>>();
    for (int i = 0; i < 20; i++) {
      looks.add(CompletableFuture.supplyAsync(() -> look(1)));
    }
    assertThat(looks).allMatch(each -> each.join().answered());
    assertThat(lab.host(1).sql(WATCHERS)).isEqualTo("1");
  }

  @Test
  void a_restarted_server_is_seen_at_the_next_look() {
    var before = look(1).row();
    lab.host(1).exec("systemctl restart postgresql@15-main");
    var after = look(1);
    assertThat(after.answered()).as("%s", after.problem()).isTrue();
    assertThat(after.row().startedAt()).isAfter(before.startedAt());
    assertThat(lab.host(1).sql(WATCHERS)).isEqualTo("1");
  }

  @Test
  void a_stopped_server_is_told_apart_from_a_silent_host() {
    look(1);
    lab.host(1).exec("systemctl stop postgresql@15-main");
    try {
      assertThat(look(1).problem().key()).isEqualTo("remote.sql-no-socket");
    } finally {
      lab.host(1).exec("systemctl start postgresql@15-main");
    }
    assertThat(look(1).answered()).isTrue();
  }

  @Test
  void a_host_that_lost_power_is_seen_again_when_it_is_back() {
    look(1);
    lab.host(1).kill();
    try {
      Observation dead = look(1);
      assertThat(dead.answered()).isFalse();
      assertThat(dead.problem().key()).startsWith("remote.");
      assertThat(look(2).answered()).isTrue();
    } finally {
      lab.host(1).boot();
    }
    assertThat(await(1, Observation::answered).answered()).isTrue();
    assertThat(lab.host(1).sql(WATCHERS)).isEqualTo("1");
  }

  @Test
  void a_cut_host_ends_its_look_in_time_and_holds_up_no_other() {
    look(1);
    look(2);
    lab.host(1).cut();
    try {
      var cut = CompletableFuture.supplyAsync(() -> look(1));
      Observation other = look(2);
      assertThat(other.answered()).isTrue();
      assertThat(cut).as("the cut host's look outlasts the other's").isNotDone();
      Observation one = cut.join();
      assertThat(one.answered()).isFalse();
      assertThat(one.at()).isBefore(other.row().readAt().plusSeconds(5));
    } finally {
      lab.host(1).heal();
    }
    assertThat(await(1, Observation::answered).answered()).isTrue();
  }

  @Test
  void a_frozen_host_ends_its_look_in_time_and_is_seen_again_when_it_thaws() {
    look(1);
    lab.host(1).freeze();
    try {
      assertThat(look(1).answered()).isFalse();
      assertThat(look(2).answered()).isTrue();
    } finally {
      lab.host(1).thaw();
    }
    assertThat(await(1, Observation::answered).answered()).isTrue();
    await(1, o -> lab.host(1).sql(WATCHERS).equals("1"));
    assertThat(lab.host(1).sql(WATCHERS)).isEqualTo("1");
  }

  @Test
  void the_connection_to_a_server_that_is_looked_at_no_more_is_closed() {
    look(1);
    look(2);
    prober.keepOnly(Set.of(hosts.server(2).id()));
    assertThat(await(2, o -> lab.host(1).sql(WATCHERS).equals("0")).answered()).isTrue();
    assertThat(lab.host(2).sql(WATCHERS)).isEqualTo("1");
  }

  @Test
  void a_password_signs_in_through_the_tunnel() {
    lab.host(1).sql("create role watcher login password 'right' in role pg_monitor");
    try (var byPassword = hosts.connections("watcher", "right")) {
      assertThat(hosts.prober(byPassword, sessions).look(pair, hosts.server(1)).answered())
          .isTrue();
      assertThat(lab.host(1).sql(WATCHERS + " and usename = 'watcher'")).isEqualTo("1");
    } finally {
      dropWatcher();
    }
  }

  @Test
  void a_wrong_password_is_told_and_psql_on_the_host_answers_instead() {
    lab.host(1).sql("create role watcher login password 'right' in role pg_monitor");
    try (var byPassword = hosts.connections("watcher", "wrong")) {
      var answer =
          byPassword.ask(
              pair, hosts.server(1), Probe.Question.of("select 1"), Duration.ofSeconds(8));
      assertThat(answer.toString()).contains("remote.sql-login", "watcher").doesNotContain("wrong");
      assertThat(hosts.prober(byPassword, sessions).look(pair, hosts.server(1)).answered())
          .isTrue();
      assertThat(
              lab.host(1)
                  .exec("grep -c 'password authentication failed' /var/log/postgresql/*.log"))
          .as("it is not tried again at each look")
          .isEqualTo("1");
    } finally {
      dropWatcher();
    }
  }

  @Test
  void trouble_in_the_log_is_read_once_a_minute_by_sql_or_by_ssh() {
    var clock = new SettableClock(Instant.parse("2026-11-21T06:00:00Z"));
    var logs = new ServerLogs(connections, hosts.executor(sessions), clock);
    lab.host(1).exec("echo 'PANIC:  from before' >>" + LOG);
    assertThat(logs.recent(pair, hosts.server(1), true)).isEmpty();
    lab.host(1).exec("echo 'PANIC:  by sql' >>" + LOG);
    assertThat(logs.recent(pair, hosts.server(1), true)).as("not in the same minute").isEmpty();
    clock.goOn(Duration.ofSeconds(60));
    assertThat(lines(logs.recent(pair, hosts.server(1), true))).containsExactly("PANIC:  by sql");
    lab.host(1).exec("echo 'PANIC:  by ssh' >>" + LOG);
    clock.goOn(Duration.ofSeconds(60));
    assertThat(lines(logs.recent(pair, hosts.server(1), false)))
        .containsExactly("PANIC:  by sql", "PANIC:  by ssh");
    lab.host(1).exec(": >" + LOG + "; echo 'PANIC:  of a new file' >>" + LOG);
    clock.goOn(Duration.ofSeconds(541));
    assertThat(lines(logs.recent(pair, hosts.server(1), true)))
        .containsExactly("PANIC:  by ssh", "PANIC:  of a new file");
  }

  @Test
  void a_standby_that_cannot_reach_its_primary_says_so_in_its_log() {
    var clock = new SettableClock(Instant.parse("2026-11-21T06:00:00Z"));
    var logs = new ServerLogs(connections, hosts.executor(sessions), clock);
    logs.recent(pair, hosts.server(2), true);
    String conf = "/var/lib/postgresql/15/main/postgresql.auto.conf";
    lab.host(2).exec("systemctl stop postgresql@15-main; cp -p " + conf + " /tmp/auto.conf");
    try {
      lab.host(2)
          .exec(
              "touch /var/lib/postgresql/15/main/standby.signal;"
                  + " echo \"primary_conninfo = 'host=127.0.0.1 port=1'\" >>"
                  + conf
                  + "; systemctl start postgresql@15-main");
      var seen = new ArrayList<String>();
      await(
          2,
          o -> {
            clock.goOn(Duration.ofSeconds(60));
            seen.addAll(lines(logs.recent(pair, hosts.server(2), o.answered())));
            return !seen.isEmpty();
          });
      assertThat(seen.getFirst()).contains("FATAL", "could not connect to the primary server");
    } finally {
      lab.host(2)
          .exec(
              "systemctl stop postgresql@15-main; cp -p /tmp/auto.conf "
                  + conf
                  + "; rm /var/lib/postgresql/15/main/standby.signal;"
                  + " systemctl start postgresql@15-main");
    }
  }

  private static List<String> lines(List<LogTrouble> troubles) {
    return troubles.stream().map(LogTrouble::line).toList();
  }

  private void dropWatcher() {
    await(1, o -> lab.host(1).sql(WATCHERS + " and usename = 'watcher'").equals("0"));
    lab.host(1).sql("drop role watcher");
  }

  private Observation look(int host) {
    return prober.look(pair, hosts.server(host));
  }

  /** Looks until it is as wanted; the last look in any case. */
  private Observation await(int host, Predicate<Observation> wanted) {
    long end = System.nanoTime() + LONG.toNanos();
    Observation seen = look(host);
    while (!wanted.test(seen) && System.nanoTime() < end) {
      Thread.onSpinWait();
      seen = look(host);
    }
    return seen;
  }

  private String ask(int host, String sql) {
    return switch (connections.ask(
        pair, hosts.server(host), Probe.Question.of(sql), Duration.ofSeconds(8))) {
      case Probe.Row row -> row.columns().getFirst();
      case Probe.Silent silent -> silent.why().toString();
    };
  }
}
