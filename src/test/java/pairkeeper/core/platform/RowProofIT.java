package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pairkeeper.core.count.SameRows;
import pairkeeper.core.count.TablePass;
import pairkeeper.core.plan.SaidRef;
import pairkeeper.core.plan.ShellText;
import pairkeeper.core.platform.CountWork.Side;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/** All tables of a real primary and its standby are counted while somebody writes. */
@NeedsLab
class RowProofIT {
  private static final String TAG = "pairkeeper-rows-of-the-test";
  private static final String ODD = "Łódź 'x' = $(id)";
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

  private static String counted(LabHost host, Side side, String first, String second, int seconds) {
    var proof = new RowProof(TAG, side, first, second, 10, seconds);
    return host.exec(
        "runuser -u postgres -- /bin/sh -s <<'END-OF-COMMAND'\n"
            + ShellText.of(new DebianSystemd().countTables(MAIN, proof))
            + "END-OF-COMMAND\n");
  }

  private static String last(String output) {
    return SaidRef.said(output).orElseThrow(() -> new AssertionError(output));
  }

  private static String primary(LabHost host) {
    return counted(host, Side.PRIMARY, "", "", 30);
  }

  private static String standby(LabHost host, String first) {
    return counted(host, Side.STANDBY, last(first), "", 30);
  }

  private static SameRows judged(LabHost primary, String first, String there) {
    String again = counted(primary, Side.AGAIN, last(first), last(there), 30);
    SameRows same =
        SameRows.of(
            TablePass.read(first, "db1"),
            TablePass.read(there, "db2"),
            TablePass.read(again, "db1"));
    assertThat(same.unknown()).as("%s%n%s%n%s", first, there, again).isEmpty();
    return same;
  }

  private static void in(LabHost host, String database, String sql) {
    host.exec(
        "PGDATABASE='"
            + database.replace("'", "'\\''")
            + "' runuser -u postgres -- psql -XqAt -v ON_ERROR_STOP=1 <<'SQL'\n"
            + sql
            + "\nSQL\n");
  }

  @Test
  void finds_each_row_that_only_one_of_them_has_and_nothing_else() {
    try (Lab lab = Lab.up(Flavour.PRIMARY, Flavour.NONE)) {
      LabHost first = lab.host(1);
      LabHost second = lab.host(2);
      first.replicateTo(second);
      in(first, "postgres", "CREATE DATABASE \"" + ODD + "\";");
      in(
          first,
          ODD,
          "CREATE SCHEMA \"S c\"; CREATE TABLE \"S c\".\"a'b;--\" (id int);"
              + " INSERT INTO \"S c\".\"a'b;--\" SELECT generate_series(1, 40);");
      first.sql("CREATE TABLE seen AS SELECT generate_series(1, 1000) AS id");
      first.sql("CREATE TABLE quiet AS SELECT generate_series(1, 100) AS id");
      holdTheSameThoughSomebodyWrites(first, second);
      whatThereIsNoTimeForHasNoNumber(first);
      aStandbyThatDoesNotReplaySaysSo(first, second);
      whatIsMissingOnTheStandbyIsFound(first, second);
      whatIsMissingOnThePrimaryIsFound(first, second);
    }
  }

  private static void holdTheSameThoughSomebodyWrites(LabHost first, LabHost second) {
    String before = primary(first);
    assertThat(before).contains("table 40 ").contains(ODD + ".S c.a'b;--");
    assertThat(judged(first, before, standby(second, before)).moved()).isZero();

    before = primary(first);
    first.sql("DELETE FROM seen WHERE id <= 10");
    first.sql("UPDATE seen SET id = -id WHERE id <= 20");
    first.sql("INSERT INTO seen SELECT generate_series(2001, 2500)");
    String there = standby(second, before);
    first.sql("DELETE FROM seen WHERE id BETWEEN 21 AND 30");
    first.sql("INSERT INTO seen VALUES (1)");
    SameRows same = judged(first, before, there);
    assertThat(same.differing()).isEmpty();
    assertThat(same.moved()).isEqualTo(1);
    assertThat(same.missing()).isZero();
    assertThat(same.equal()).isGreaterThanOrEqualTo(2);
  }

  /** A table that somebody has locked; the others are counted all the same. */
  private static void whatThereIsNoTimeForHasNoNumber(LabHost first) {
    first.exec(
        "runuser -u postgres -- psql -Xq -c 'BEGIN; LOCK TABLE seen; SELECT pg_sleep(5)' >/dev/null"
            + " 2>&1 & sleep 1");
    String said = counted(first, Side.PRIMARY, "", "", 3);
    assertThat(said).containsPattern("table - \\S+ postgres.public.seen");
    assertThat(said).containsPattern("table 100 \\S+ postgres.public.quiet");
    assertThat(SaidRef.said(said)).isPresent();
    first.exec("sleep 4");
  }

  private static void aStandbyThatDoesNotReplaySaysSo(LabHost first, LabHost second) {
    second.sql("SELECT pg_wal_replay_pause()");
    first.sql("INSERT INTO seen VALUES (3)");
    assertThat(standby(second, primary(first))).contains("unknown paused");
    second.sql("SELECT pg_wal_replay_resume()");
  }

  private static void whatIsMissingOnTheStandbyIsFound(LabHost first, LabHost second) {
    first.sql("CHECKPOINT");
    emptied(second, "quiet");
    String before = primary(first);
    assertThat(judged(first, before, standby(second, before)).differing())
        .containsExactly(new SameRows.Differing("postgres.public.quiet", 100, 0, 100));
  }

  private static void whatIsMissingOnThePrimaryIsFound(LabHost first, LabHost second) {
    emptied(first, "seen");
    String before = primary(first);
    SameRows same = judged(first, before, standby(second, before));
    assertThat(same.differing())
        .anySatisfy(d -> {
          assertThat(d.name()).isEqualTo("postgres.public.seen");
          assertThat(d.standby()).isGreaterThan(d.primary());
        });
  }

  /** What no replication does: the first page of the table on this server alone is lost. */
  private static void emptied(LabHost host, String table) {
    String file = host.sql("SELECT pg_relation_filepath('" + table + "')");
    host.sql("CHECKPOINT");
    host.exec(
        "systemctl stop postgresql@15-main && dd if=/dev/zero of=/var/lib/postgresql/15/main/"
            + file
            + " bs=8192 count=1 conv=notrunc status=none && systemctl start postgresql@15-main");
    host.exec(
        "for i in $(seq 100); do runuser -u postgres -- pg_isready -q && exit; sleep 0.1; done;"
            + " exit 1");
  }
}
