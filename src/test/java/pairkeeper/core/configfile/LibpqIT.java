package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.PostgresHome;
import pairkeeper.core.postgres.PostgresServer;
import pairkeeper.core.postgres.Programs;
import pairkeeper.core.postgres.SharedServers;
import pairkeeper.core.postgres.SqlText;

/** The real libpq, below psql, reads connection strings and password files as they were meant. */
class LibpqIT {
  private static final PostgresServer SERVER = SharedServers.of(PgMajor.parse("15"));

  @Provide
  Arbitrary<String> name() {
    return Hostile.names(1).map(List::getFirst);
  }

  @Provide
  Arbitrary<String> password() {
    return Hostile.text().filter(t -> !t.isEmpty());
  }

  @Property(tries = 40)
  void names_arrive_through_a_connection_string(@ForAll("name") String name) {
    SERVER.rows("create role " + SqlText.identifier("role", name) + " login");
    try {
      var conninfo = own().with("user", name).with("dbname", "postgres");
      assertThat(psql(conninfo, Map.of())).isEqualTo(name);
    } finally {
      SERVER.rows("drop role " + SqlText.identifier("role", name));
    }
  }

  @Property(tries = 40)
  void passwords_arrive_through_a_password_file(@ForAll("password") String password)
      throws IOException {
    SERVER.rows("create role sec login password " + SqlText.literal("password", password));
    String open = SERVER.read("pg_hba.conf");
    Path folder = Files.createTempDirectory("it's a folder");
    Path file = folder.resolve("pgpass");
    try {
      SERVER.write(
          "pg_hba.conf",
          PgHba.add(
              open, HbaLine.host("postgres", "sec", "127.0.0.1/32", "scram-sha-256"), SERVER.pg()));
      String before = SERVER.value("select pg_conf_load_time()");
      SERVER.rows("select pg_reload_conf()");
      SERVER.await("select pg_conf_load_time() > '" + before + "'", "t");
      var entry = new PgPass.Entry("127.0.0.1", "" + SERVER.port(), "postgres", "sec", password);
      Files.writeString(file, PgPass.add("# comment\n*:*:*:*:wrong\n", entry));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      var conninfo =
          own().with("user", "sec").with("dbname", "postgres").with("passfile", file.toString());
      assertThat(psql(conninfo, Map.of())).isEqualTo("sec");
    } finally {
      SERVER.write("pg_hba.conf", open);
      SERVER.rows("select pg_reload_conf()");
      SERVER.rows("drop role sec");
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  @Property(tries = 60)
  void we_read_a_connection_string_as_libpq_reads_it(@ForAll("password") String value) {
    String text =
        own().with("user", "postgres").with("dbname", "postgres").text()
            + " application_name="
            + value;
    Conninfo read;
    try {
      read = Conninfo.parse(text);
    } catch (pairkeeper.core.model.Refused e) {
      assertThat(Programs.run(command(text, "select 1"), "", Map.of()).code()).as(text).isNotZero();
      return;
    }
    if (read.values().size() == 6
        && read.get("application_name").orElseThrow().matches("[ -~]{0,63}")) {
      var ended =
          Programs.run(command(text, "select current_setting('application_name')"), "", Map.of());
      assertThat(ended.output())
          .as(text)
          .isEqualTo(read.get("application_name").orElseThrow() + "\n");
    }
  }

  private static Conninfo own() {
    return Conninfo.empty()
        .with("host", "127.0.0.1")
        .with("port", "" + SERVER.port())
        .with("connect_timeout", "10");
  }

  private static String psql(Conninfo conninfo, Map<String, String> environment) {
    var ended = Programs.run(command(conninfo.text(), "select current_user"), "", environment);
    assertThat(ended.errors()).as(conninfo.text()).isEmpty();
    return ended.output().replaceAll("\n$", "");
  }

  private static List<String> command(String conninfo, String sql) {
    return List.of(
        PostgresHome.clientProgram("psql").toString(),
        "-X",
        "-w",
        "-A",
        "-t",
        "-d",
        conninfo,
        "-c",
        sql);
  }
}
