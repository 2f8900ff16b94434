package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.ShellText;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/** What a person would look at in the databases of a promoted server, on a real one. */
@NeedsLab
class DataCheckIT {
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

  private static final String DATABASES =
      """
      create database "Łódź 'x' = $(id)";
      create database sound;
      """;

  private static final String TABLES =
      """
      create schema "S c";
      create table "S c"."a'b" (id serial primary key, t text);
      insert into "S c"."a'b" (t) select 'x' from generate_series(1, 40);
      create table large (id bigint generated always as identity primary key, t text) with (fillfactor = 10);
      insert into large (t) select repeat('x', 400) from generate_series(1, 30000);
      analyze large;
      create unlogged table sessions (id int);
      create table never_called (id serial primary key);
      create table counted_down (id int primary key);
      create sequence down increment -1 owned by counted_down.id;
      insert into counted_down values (12);
      select setval('large_id_seq', 29999);
      insert into never_called values (1);
      create table odd (v int);
      insert into odd values (1), (1);
      """;

  @Test
  void counts_rows_and_warns_of_what_a_promotion_leaves_wrong() {
    try (Lab lab = Lab.up(Flavour.PRIMARY)) {
      LabHost host = lab.host(1);
      host.exec(psql("postgres", DATABASES));
      host.exec(psql("Łódź 'x' = $(id)", TABLES));
      host.exec(psql("sound", "create table orders (id serial primary key);"));
      String odd = psql("Łódź 'x' = $(id)", "create unique index concurrently odd_v on odd (v);");
      host.exec("if { " + odd + "} 2>/dev/null; then exit 1; fi");
      String said = host.exec(check());
      assertThat(said)
          .contains(
              "Łódź 'x' = $(id): 6 table(s), 44 row(s) counted, about 30000 in 1 large table(s)")
          .contains("  about 30000 public.large\n  40 S c.a'b\n")
          .contains("sound: 1 table(s), 0 row(s) counted\n")
          .contains(
              "pairkeeper-warning: Łódź 'x' = $(id): sequences below what their column holds: ")
          .contains("public.large_id_seq", "public.never_called_id_seq")
          .contains("unlogged tables are empty after a promotion: public.sessions;")
          .contains("indexes not valid: odd_v")
          .doesNotContain("a'b_id_seq", "public.down", "could not be read");
      host.exec(psql("sound", "alter database \"Łódź 'x' = $(id)\" rename to gone"));
      host.exec("rm /var/lib/postgresql/15/main/base/" + oid(host) + "/PG_VERSION");
      assertThat(host.exec(check()))
          .contains("pairkeeper-warning: gone could not be read")
          .contains("sound: 1 table(s)");
    }
  }

  private static String check() {
    return "runuser -u postgres -- /bin/sh -s 2>&1 <<'END-OF-COMMAND'\n"
        + ShellText.of(new DebianSystemd().checkData(MAIN))
        + "END-OF-COMMAND\n";
  }

  private static String oid(LabHost host) {
    return host.sql("select oid from pg_database where datname = 'gone'");
  }

  private static String psql(String database, String sql) {
    return "PGDATABASE="
        + quoted(database)
        + " runuser -u postgres -- psql -XqAt -v ON_ERROR_STOP=1 <<'SQL'\n"
        + sql
        + "\nSQL\n";
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
