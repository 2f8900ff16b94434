package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import pairkeeper.core.job.TableName;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.ShellText;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/** Counting on a real primary and its standby: what is asked, what is refused, what is ended. */
@NeedsLab
class CountScriptIT {
  private static final String TAG = "pairkeeper-count-of-the-test";
  private static final String DATABASE = "Łódź 'x' = $(id)";
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

  private record Scene(LabHost primary, LabHost standby) {
    String primary(String... queries) {
      return primary.exec(count(CountWork.Side.PRIMARY, "", CountWork.Order.NEVER, "", queries));
    }

    String standby(String said, CountWork.Order order, String... queries) {
      return standby.exec(count(CountWork.Side.STANDBY, last(said), order, "", queries));
    }
  }

  private static String count(
      CountWork.Side side, String target, CountWork.Order order, String second, String... queries) {
    var first = side == CountWork.Side.AGAIN ? target : "";
    var work =
        new CountWork(
            TAG,
            DATABASE,
            side,
            side == CountWork.Side.AGAIN ? "" : target,
            order,
            4,
            5,
            first,
            second,
            List.of(queries));
    return "runuser -u postgres -- /bin/sh -s <<'END-OF-COMMAND'\n"
        + ShellText.of(new DebianSystemd().count(MAIN, work))
        + "END-OF-COMMAND\n";
  }

  private static String last(String output) {
    return SaidRef.said(output).orElseThrow(() -> new AssertionError(output));
  }

  private static void sql(LabHost host, String database, String sql) {
    host.exec(
        "PGDATABASE='"
            + database.replace("'", "'\\''")
            + "' runuser -u postgres -- psql -XqAt -v ON_ERROR_STOP=1 <<'SQL'\n"
            + sql
            + "\nSQL\n");
  }

  @Test
  void counts_on_both_servers_and_never_takes_one_that_lags_for_equal() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE)) {
      var scene = new Scene(lab.host(1), lab.host(2));
      scene.primary().replicateTo(scene.standby());
      // what it removes is replayed too, and would end counts that this test wants to see
      sql(scene.primary(), "postgres", "alter system set autovacuum = off;");
      sql(scene.primary(), "postgres", "select pg_reload_conf();");
      sql(scene.primary(), "postgres", "create database \"" + DATABASE + "\";");
      sql(
          scene.primary(),
          DATABASE,
          """
          create schema "S c";
          create table "S c"."a'b;--" (id int);
          insert into "S c"."a'b;--" select generate_series(1, 40);
          create table exames (cd_exame int);
          insert into exames select generate_series(1, 100000);
          """);
      hostileQueriesAreAskedAsTheyStand(scene);
      oneNumberIsTakenAndNothingElse(scene);
      nothingIsWrittenAndNothingRisky(scene);
      whatTakesTooLongIsEndedThere(scene);
      onlyWhatDiffersIsAskedAgain(scene);
      aCountThatIsEndedLeavesNoSession(scene);
      aConflictWithReplayIsTriedAgain(scene);
      aStandbyThatIsPausedOrSilentIsUnknown(scene);
      rolesAreLookedAt(scene);
    }
  }

  private static void hostileQueriesAreAskedAsTheyStand(Scene scene) {
    String[] queries = {
      new TableName("S c", "a'b;--").countSql(),
      "select count(cd_exame) from exames;",
      "select octet_length($h$\\! touch /tmp/hacked $(touch /tmp/hacked) `id` ' \" % \\q :x$h$)",
      "\n\nselect /* ; */ 5 -- ; drop table exames\n;\n",
      "select octet_length('END-OF-COMMAND\nSQL\n\\.\n')",
      "-- leading\nselect 6",
      "values (7)",
      "select octet_length('żółć')",
    };
    String said = scene.primary(queries);
    assertThat(said)
        .contains("count 1 40\n", "count 2 100000\n")
        .contains(
            "count 3 " + ("\\! touch /tmp/hacked $(touch /tmp/hacked) `id` ' \" % \\q :x").length())
        .contains("count 4 5\n", "count 5 22\n", "count 6 6\n", "count 7 7\n", "count 8 8\n");
    assertThat(scene.primary().exec("ls /tmp")).doesNotContain("hacked");
    String there = scene.standby(said, CountWork.Order.BEFORE, queries);
    assertThat(numbers(there)).isEqualTo(numbers(said));
    assertThat(there).contains("count 1 40\n");
    there = scene.standby(said, CountWork.Order.AFTER, queries);
    assertThat(numbers(there)).isEqualTo(numbers(said));
  }

  private static String numbers(String output) {
    return last(output).replaceFirst(".*:", "");
  }

  private static void oneNumberIsTakenAndNothingElse(Scene scene) {
    String said =
        scene.primary(
            "select 1 where false",
            "select cd_exame from exames",
            "select 1, 2",
            "select null::int",
            "select 'x'",
            "select 1.5",
            "select 12345678901234567890",
            "select 1; select 2",
            "",
            "select",
            "drop",
            "\\! touch /tmp/hacked",
            "commit");
    assertThat(said)
        .contains("fail 1 no-row", "fail 2 rows", "fail 3 columns", "fail 4 null")
        .contains("fail 5 not-number", "fail 6 not-number", "fail 7 not-number")
        .contains(
            "fail 8 42P11",
            "fail 9 42P11",
            "fail 10 columns",
            "fail 11 42601",
            "fail 12 42601",
            "fail 13 42P11");
    assertThat(numbers(said)).isEqualTo("?,?,?,?,?,?,?,?,?,?,?,?,?");
    assertThat(scene.primary().exec("ls /tmp")).doesNotContain("hacked");
  }

  private static void nothingIsWrittenAndNothingRisky(Scene scene) {
    String[] queries = {
      "delete from exames",
      "insert into exames values (1) returning 1",
      "with gone as (delete from exames returning 1) select count(*) from gone",
      "select nextval('s')",
      "create table x ()",
      "copy exames to program 'touch /tmp/hacked'",
      "select count(pg_switch_wal())",
      "select count(pg_promote())",
      "select length(pg_read_file('/etc/passwd'))",
      "select count(pg_terminate_backend(pid)) from pg_stat_activity where usesysid = 10",
      "do $$ begin end $$",
    };
    sql(scene.primary(), DATABASE, "create sequence s;");
    String said = scene.primary(queries);
    assertThat(said).contains("fail 1 ").contains("fail 2 25006").contains("fail 3 25006");
    assertThat(said).contains("fail 4 ", "fail 5 ", "fail 6 ", "fail 11 ");
    assertThat(said).contains("fail 7 42501", "fail 8 42501", "fail 9 42501", "fail 10 42501");
    assertThat(scene.standby(said, CountWork.Order.BEFORE, queries)).contains("fail 8 42501");
    assertThat(scene.standby().sql("select pg_is_in_recovery()")).isEqualTo("t");
    assertThat(scene.primary().exec("ls /tmp")).doesNotContain("hacked");
    assertThat(scene.primary("select count(*) from exames")).contains("count 1 100000\n");
  }

  private static void whatTakesTooLongIsEndedThere(Scene scene) {
    String[] queries = {"select count(pg_sleep(60))", "select 2"};
    String said = scene.primary(queries);
    assertThat(said).contains("fail 1 57014", "count 2 2\n");
    assertThat(numbers(said)).isEqualTo("?,2");
    assertThat(scene.standby(said, CountWork.Order.BEFORE, queries))
        .contains("fail 1 57014", "count 2 2\n");
    sessionsAreGone(scene);
  }

  private static void sessionsAreGone(Scene scene) {
    for (LabHost host : List.of(scene.primary(), scene.standby())) {
      assertThat(
              host.sql(
                  "select count(*) from pg_stat_activity where application_name = '" + TAG + "'"))
          .isEqualTo("0");
    }
  }

  private static void onlyWhatDiffersIsAskedAgain(Scene scene) {
    String[] queries = {"select 1", "select 5", "select 3"};
    String here = "counted:1:00000001:0/3:1,4,?";
    String said =
        scene
            .primary()
            .exec(
                count(
                    CountWork.Side.AGAIN,
                    here,
                    CountWork.Order.NEVER,
                    "counted:1:00000001:0/3:1,6,9",
                    queries));
    assertThat(said).contains("count 2 5\n").doesNotContain("count 1", "count 3");
    for (String there : List.of("counted:none", "counted:1:00000001:0/3:1,4,9")) {
      said =
          scene
              .primary()
              .exec(count(CountWork.Side.AGAIN, here, CountWork.Order.NEVER, there, queries));
      assertThat(said).isEqualTo("nothing to ask again\ncounted:none");
    }
  }

  private static void aCountThatIsEndedLeavesNoSession(Scene scene) {
    String sleeps =
        count(
            CountWork.Side.PRIMARY,
            "",
            CountWork.Order.NEVER,
            "",
            "select count(pg_sleep(4.5)) from generate_series(1, 2)");
    String asking = "select count(*) from pg_stat_activity where application_name = '" + TAG + "'";
    String ended =
        """
        cat >/tmp/sleeps <<'END-OF-FILE'
        %sEND-OF-FILE
        setsid sh /tmp/sleeps >/tmp/said 2>&1 &
        group=$!
        sessions() { runuser -u postgres -- psql -XqAt -c "%s"; }
        until [ "$(sessions)" = 1 ]; do sleep 0.1; done
        kill -s TERM -- "-$group"
        tries=0
        while [ "$(sessions)" != 0 ] && [ $tries -lt 20 ]; do tries=$((tries + 1)); sleep 0.1; done
        sessions
        """
            .formatted(sleeps, asking);
    assertThat(scene.primary().exec(ended)).isEqualTo("0");
    // well before the server itself would have ended it
    assertThat(scene.primary().exec("cat /tmp/said")).doesNotContain("57014");
  }

  private static void aConflictWithReplayIsTriedAgain(Scene scene) {
    sql(scene.standby(), "postgres", "alter system set max_standby_streaming_delay = 0;");
    sql(scene.standby(), "postgres", "select pg_reload_conf();");
    String slow = "select count(*) from exames, (select pg_sleep(3)) s";
    String said = scene.primary(slow);
    scene
        .standby()
        .exec(
            "cat >/tmp/counts <<'END-OF-FILE'\n"
                + count(CountWork.Side.STANDBY, last(said), CountWork.Order.BEFORE, "", slow)
                + "END-OF-FILE\nsh /tmp/counts >/tmp/counted 2>&1 & sleep 1.5");
    sql(scene.primary(), DATABASE, "delete from exames where cd_exame <= 10;");
    sql(scene.primary(), DATABASE, "vacuum exames;");
    String there =
        scene
            .standby()
            .exec(
                "for i in $(seq 300); do grep ^counted: /tmp/counted && break; sleep 0.2; done; cat"
                    + " /tmp/counted");
    assertThat(there).contains("once more").contains("count 1 99990\n");
    sql(scene.standby(), "postgres", "alter system reset max_standby_streaming_delay;");
    sql(scene.standby(), "postgres", "select pg_reload_conf();");
  }

  private static void aStandbyThatIsPausedOrSilentIsUnknown(Scene scene) {
    String query = "select count(*) from exames";
    sql(scene.standby(), "postgres", "select pg_wal_replay_pause();");
    sql(scene.primary(), DATABASE, "insert into exames values (1);");
    String said = scene.primary(query);
    for (var order : List.of(CountWork.Order.BEFORE, CountWork.Order.AFTER)) {
      String there = scene.standby(said, order, query);
      assertThat(there).contains("unknown paused").endsWith("counted:none");
    }
    assertThat(scene.standby().sql("select pg_is_wal_replay_paused()")).isEqualTo("t");
    sql(scene.standby(), "postgres", "select pg_wal_replay_resume();");
    assertThat(scene.standby(said, CountWork.Order.BEFORE, query)).contains("count 1 99991\n");

    String elsewhere = last(said).replaceFirst("counted:\\d+", "counted:77");
    assertThat(scene.standby(elsewhere, CountWork.Order.BEFORE, query))
        .contains("unknown other-system");
    String fork = last(said).replaceFirst(":0000000.:", ":000000FF:");
    assertThat(scene.standby(fork, CountWork.Order.BEFORE, query)).contains("unknown branch");
    String far = last(said).replaceFirst(":[0-9A-F]+/[0-9A-F]+:", ":F/0:");
    assertThat(scene.standby(far, CountWork.Order.AFTER, query))
        .containsPattern(Pattern.compile("unknown behind \\d+"));

    scene.standby().cutFrom(scene.primary());
    scene.standby().exec("sleep 1; pkill -f 'walreceive[r]'");
    sql(scene.primary(), DATABASE, "insert into exames values (2);");
    said = scene.primary(query);
    assertThat(scene.standby(said, CountWork.Order.BEFORE, query)).contains("unknown silent");
    scene.standby().healTo(scene.primary());
  }

  private static void rolesAreLookedAt(Scene scene) {
    String on = count(CountWork.Side.PRIMARY, "", CountWork.Order.NEVER, "", "select 1");
    assertThat(scene.standby().exec(on)).contains("unknown no-primary").endsWith("counted:none");
    String said = scene.primary("select 1");
    String there =
        count(CountWork.Side.STANDBY, last(said), CountWork.Order.BEFORE, "", "select 1");
    assertThat(scene.primary().exec(there)).contains("unknown no-standby");
    scene.standby().exec("systemctl stop postgresql@15-main");
    assertThat(scene.standby().exec(there)).contains("unknown unasked").endsWith("counted:none");
  }
}
