package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import pairkeeper.core.postgres.PgFeature;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.PostgresServer;
import pairkeeper.core.postgres.SettingsSql;
import pairkeeper.core.postgres.SharedServers;
import pairkeeper.core.postgres.SqlText;

/** Real servers admit exactly whom a line names, and read a file as we read it. */
class PgHbaIT {
  private static final String OPEN =
      "local all postgres trust\nhost all postgres 127.0.0.1/32 trust\n";
  private static final HbaLine OURS = HbaLine.host("replication", "repl", "10.0.0.5/32", "md5");

  @AfterContainer
  static void open_again() {
    SharedServers.MAJORS.forEach(
        pg -> SharedServers.of(pg).write("pg_hba.conf", "host all all 127.0.0.1/32 trust\n"));
    SharedServers.MAJORS.forEach(pg -> reload(SharedServers.of(pg)));
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Hostile.names(12);
  }

  @Property(tries = 4)
  void a_line_admits_the_role_and_database_that_it_names_and_no_other(
      @ForAll("names") List<String> names) {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = SharedServers.of(pg);
      server.write("pg_hba.conf", OPEN);
      reload(server);
      String text = OPEN;
      for (String name : names) {
        server.rows("create role " + SqlText.identifier("role", name) + " login");
      }
      String admitted = names.getFirst();
      server.rows("create database " + SqlText.identifier("database", admitted));
      for (String name : names.subList(0, names.size() / 2)) {
        text = PgHba.add(text, named(admitted, name), pg);
      }
      server.write("pg_hba.conf", text);
      reload(server);
      for (String name : names) {
        boolean wanted = names.indexOf(name) < names.size() / 2;
        assertThat(admits(server, admitted, name)).as(pg + ": " + name).isEqualTo(wanted);
        assertThat(admits(server, "postgres", name)).as(pg + ": " + name).isFalse();
      }
      server.rows("drop database " + SqlText.identifier("database", admitted));
      names.forEach(name -> server.rows("drop role " + SqlText.identifier("role", name)));
    }
  }

  @Property(tries = 10)
  void every_written_line_is_read_as_one_rule_with_its_words(@ForAll("names") List<String> names) {
    for (PgMajor pg : SharedServers.MAJORS) {
      if (!pg.has(PgFeature.HBA_FILE_RULES)) {
        continue;
      }
      var server = SharedServers.of(pg);
      var line =
          new HbaLine(
              HbaType.HOST,
              names.stream().<HbaName>map(HbaName.Named::new).toList(),
              List.of(new HbaName.Named(names.getLast())),
              "fd00::5/128",
              "ident",
              List.of("map=a, \"b\" #c"));
      server.write("pg_hba.conf", PgHba.add(OPEN, line, pg));
      var rows =
          server.rows(
              "select array_to_string(database, '|') as d, array_to_string(user_name, '|') as u,"
                  + " address, netmask, error, array_to_string(options, '|') as o from"
                  + " pg_hba_file_rules where line_number = 3");
      assertThat(rows)
          .singleElement()
          .satisfies(r -> {
            assertThat(r.get("error")).isNull();
            assertThat(r.get("d")).isEqualTo(String.join("|", names));
            assertThat(r.get("u")).isEqualTo(names.getLast());
            assertThat(r)
                .containsEntry("address", "fd00::5")
                .containsEntry("netmask", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
            assertThat(r.get("o")).isEqualTo("map=a, \"b\" #c");
          });
    }
  }

  @Example
  void quoted_keywords_are_names() {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = SharedServers.of(pg);
      server.rows("create role \"all\" login");
      server.rows("create role other login");
      server.write(
          "pg_hba.conf",
          OPEN
              + new HbaLine(
                  HbaType.HOST,
                  List.of(HbaName.of("all")),
                  List.of(new HbaName.Named("all")),
                  "127.0.0.1/32",
                  "trust",
                  List.of())
              + "\n");
      reload(server);
      assertThat(admits(server, "postgres", "all")).isTrue();
      assertThat(admits(server, "postgres", "other")).isFalse();
      server.write("pg_hba.conf", OPEN);
      reload(server);
      server.rows("drop role \"all\"");
      server.rows("drop role other");
    }
  }

  @Example
  void a_comment_that_continues_does_not_swallow_the_new_line() {
    for (PgMajor pg : SharedServers.MAJORS) {
      if (!pg.has(PgFeature.HBA_FILE_RULES)) {
        continue;
      }
      var server = SharedServers.of(pg);
      for (String end : List.of("# end \\", "# end \\\n", "# end \\\\\n", "# end \\\r\n")) {
        server.write("pg_hba.conf", PgHba.add(OPEN + end, OURS, pg));
        assertThat(server.value("select count(*) from pg_hba_file_rules where error is null"))
            .isEqualTo("3");
      }
    }
  }

  @Example
  void lines_that_are_continued_are_read_as_the_server_reads_them() {
    String file =
        OPEN
            + "# a \\\n"
            + "host all all all reject\n"
            + "host \\\n"
            + " all,\\\n"
            + "  postgres all ::1/128 \\\\\n\n"
            + "trust\n";
    for (PgMajor pg : SharedServers.MAJORS) {
      if (pg.has(PgFeature.HBA_FILE_RULES)) {
        var server = SharedServers.of(pg);
        server.write("pg_hba.conf", file);
        var lines =
            server.rows("select line_number from pg_hba_file_rules order by 1").stream()
                .map(r -> Integer.valueOf(r.get("line_number")))
                .toList();
        assertThat(PgHba.list(file, pg)).extracting(HbaEntry::to).containsAll(lines.subList(0, 2));
        assertThat(PgHba.list(file, pg)).hasSize(lines.size());
      }
    }
  }

  @Example
  void every_kind_of_option_that_we_write_is_known_to_the_server() {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = SharedServers.of(pg);
      String method = new SettingsSql(pg).passwordMethod();
      server.write(
          "pg_hba.conf",
          PgHba.add(OPEN, HbaLine.host("replication", "repl", "10.0.0.5/32", method), pg));
      new SettingsSql(pg).hbaErrors().ifPresent(sql -> assertThat(server.rows(sql)).isEmpty());
    }
  }

  private static HbaLine named(String database, String role) {
    return new HbaLine(
        HbaType.HOST,
        List.of(new HbaName.Named(database)),
        List.of(new HbaName.Named(role)),
        "127.0.0.1/32",
        "trust",
        List.of());
  }

  private static void reload(PostgresServer server) {
    String before = server.value("select pg_conf_load_time()");
    server.rows("select pg_reload_conf()");
    server.await("select pg_conf_load_time() > '" + before + "'", "t");
  }

  private static boolean admits(PostgresServer server, String database, String user) {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", "x");
    properties.setProperty("PGDBNAME", database);
    try (var connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + server.port() + "/", properties)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      assertThat(e.getMessage()).contains("no pg_hba.conf entry");
      return false;
    }
  }
}
