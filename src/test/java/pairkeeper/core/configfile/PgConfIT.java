package pairkeeper.core.configfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.PostgresServer;
import pairkeeper.core.postgres.SettingsSql;
import pairkeeper.core.postgres.SharedServers;

/** Real servers read what is written, and what they read is what we read. */
class PgConfIT {
  private static final String OWN = "pairkeeper.conf";

  @Provide
  Arbitrary<List<String>> values() {
    return Hostile.texts(80);
  }

  @Provide
  Arbitrary<String> written() {
    var quoted = Hostile.text().map(t -> "'" + t + "'");
    var bare = Hostile.text();
    var number =
        Arbitraries.of(
            "1",
            "-1",
            "+1",
            "0x1F",
            "1.5",
            "1e3",
            "10MB",
            "5 min",
            "on",
            "a.b",
            "a-b",
            "127.0.0.1",
            "$1",
            "a$");
    var gap = Arbitraries.of(" = ", "=", " ", "\t", " =", "", "= ");
    var end = Arbitraries.of("", " # x", "#x", " ", "\t\t# it's", "\r", " x");
    return net.jqwik.api.Combinators.combine(gap, Arbitraries.oneOf(quoted, bare, number), end)
        .as((g, v, e) -> "pk.value" + g + v + e);
  }

  @Property(tries = 10)
  void values_arrive_as_they_were(@ForAll("values") List<String> values) {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = withOwnFile(pg);
      var settings = settings(values);
      server.write(OWN, PgConf.managed(settings));
      assertThat(read(server)).as(pg.text()).isEqualTo(settings);
    }
  }

  @Property(tries = 10)
  void values_set_one_by_one_in_a_grown_file_arrive_too(@ForAll("values") List<String> values) {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = withOwnFile(pg);
      String text = "# a comment with 'quote\n#pk.v3 = 'default' # why\r\npk.v5 = 'old'\t# five";
      for (var setting : settings(values).entrySet()) {
        text = PgConf.set(text, setting.getKey(), setting.getValue());
      }
      server.write(OWN, text);
      assertThat(read(server)).as(pg.text()).isEqualTo(settings(values));
    }
  }

  @Property(tries = 400)
  void we_read_a_line_as_the_server_reads_it(@ForAll("written") String line) {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = withOwnFile(pg);
      server.write(OWN, line + "\n");
      var rows =
          server.rows(
              "select name, setting, error from pg_file_settings where sourcefile like '%/"
                  + OWN
                  + "'");
      boolean taken = rows.size() == 1 && rows.getFirst().get("error") == null;
      if (taken) {
        assertThat(PgConf.list(line))
            .as(pg + ": " + line)
            .singleElement()
            .satisfies(own -> {
              assertThat(own.name()).isEqualTo(rows.getFirst().get("name"));
              assertThat(own.value()).isEqualTo(rows.getFirst().get("setting"));
            });
      }
    }
  }

  @Example
  void a_written_setting_is_in_force_after_a_reload() {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = withOwnFile(pg);
      server.write(OWN, PgConf.managed(Map.of("work_mem", "7MB", "pk.path", "/it's \\ here")));
      server.rows(new SettingsSql(pg).reload());
      server.await("select setting from pg_settings where name = 'work_mem'", "7168");
      assertThat(server.value("show pk.path")).isEqualTo("/it's \\ here");
    }
  }

  @Example
  void the_servers_own_sample_file_is_read_and_changed_like_the_server_reads_it() {
    for (PgMajor pg : SharedServers.MAJORS) {
      var server = SharedServers.of(pg);
      String text = server.read("postgresql.conf");
      var rows =
          server.rows(
              "select name, setting from pg_file_settings where sourcefile like '%/postgresql.conf'"
                  + " order by seqno");
      assertThat(PgConf.list(text).stream().map(s -> s.name() + "=" + s.value()))
          .containsExactlyElementsOf(
              rows.stream().map(r -> r.get("name") + "=" + r.get("setting")).toList());
      String changed = PgConf.set(text, "autovacuum_naptime", "2min");
      assertThat(changed.lines().count()).isEqualTo(text.lines().count());
    }
  }

  private static PostgresServer withOwnFile(PgMajor pg) {
    var server = SharedServers.of(pg);
    if (PgConf.includes(server.read("postgresql.conf")).isEmpty()) {
      server.with("include_if_exists = '" + OWN + "'");
    }
    return server;
  }

  private static Map<String, String> settings(List<String> values) {
    var settings = new LinkedHashMap<String, String>();
    for (String value : values) {
      settings.put("pk.v" + settings.size(), value);
    }
    return settings;
  }

  private static Map<String, String> read(PostgresServer server) {
    var found = new LinkedHashMap<String, String>();
    server
        .rows(
            "select name, setting, error, applied from pg_file_settings where sourcefile like '%/"
                + OWN
                + "'"
                + " order by substr(name, 5)::int")
        .forEach(r -> {
          assertThat(r.get("error")).isNull();
          found.put(r.get("name"), r.get("setting"));
        });
    return found;
  }
}
