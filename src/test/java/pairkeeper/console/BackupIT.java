package pairkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.api.Rest;
import pairkeeper.core.postgres.PgMajor;
import pairkeeper.core.postgres.SharedServers;
import tools.jackson.databind.JsonNode;

/** The packaged console backed up while it works, and brought back where there is nothing. */
class BackupIT {
  private static final String PASSPHRASE = "correct horse battery staple";

  @TempDir Path folder;

  @Test
  void is_brought_back_into_an_empty_folder_and_nowhere_else() throws IOException {
    try (RunningConsole console = RunningConsole.fresh().start();
        RunningConsole other = RunningConsole.fresh().start();
        Rest rest = new Rest(console)) {
      fill(rest);
      Path backup = ConsoleBackup.of(console, PASSPHRASE, folder.resolve("console.backup"));
      assertThat(rest.get("backups").get(0).get("by").asString()).isEqualTo("Administrator");
      rest.post("customers", Map.of("name", "After the backup")).is(201);
      assertThat(Files.readString(backup, StandardCharsets.ISO_8859_1))
          .doesNotContain("Szpital")
          .doesNotContain("primaryKeyId");
      assertThat(console.log()).doesNotContain(PASSPHRASE);

      assertThat(other.restore(backup, PASSPHRASE)).isEqualTo(2);
      assertThat(other.output()).contains("is not empty").doesNotContain("\tat ");
      other.restart();
      assertThat(other.get("/api/v1/customers").body()).doesNotContain("Szpital");

      other.empty();
      assertThat(other.restore(backup, "another passphrase")).isEqualTo(2);
      assertThat(other.output()).contains("passphrase does not open").doesNotContain("\tat ");
      byte[] whole = Files.readAllBytes(backup);
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, 3000));
      assertThat(other.restore(cut, PASSPHRASE)).isEqualTo(2);
      assertThat(other.output()).contains("damaged").doesNotContain("\tat ");
      assertThat(left(other)).isEmpty();

      assertThat(other.restore(backup, PASSPHRASE)).as(other.output()).isZero();
      assertThat(other.output()).contains("Administrator").doesNotContain(PASSPHRASE);
      assertThat(left(other)).containsExactly("console.key", "console.mv.db");
      other.restart();
      restored(other);
      assertThat(other.get("/api/v1/customers").body()).doesNotContain("After the backup");
    }
  }

  @Test
  void moves_a_console_from_h2_to_postgresql_and_back() throws SQLException {
    try (RunningConsole h2 = RunningConsole.fresh().start();
        RunningConsole postgresql = onPostgresql("moved").launch();
        RunningConsole back = RunningConsole.fresh().launch();
        Rest rest = new Rest(h2)) {
      fill(rest);
      Path first = ConsoleBackup.of(h2, PASSPHRASE, folder.resolve("h2.backup"));
      postgresql.kill9();
      postgresql.empty();
      database("moved");
      assertThat(postgresql.restore(first, PASSPHRASE)).as(postgresql.output()).isZero();
      assertThat(left(postgresql)).containsExactly("console.key");
      postgresql.restart();
      restored(postgresql);

      Path second = ConsoleBackup.of(postgresql, PASSPHRASE, folder.resolve("postgresql.backup"));
      assertThat(postgresql.restore(second, PASSPHRASE)).isEqualTo(3);
      assertThat(postgresql.output()).contains("database").contains("is not empty");

      back.kill9();
      back.empty();
      assertThat(back.restore(second, PASSPHRASE)).as(back.output()).isZero();
      back.restart();
      restored(back);
    }
  }

  @Test
  void is_for_administrators_with_a_long_passphrase() {
    RunningConsole console = RunningConsole.shared();
    try (Rest rest = new Rest(console)) {
      JsonNode token =
          rest.post("tokens", Map.of("name", "backup of an operator", "role", "operator")).is(201);
      try (Rest operator =
          new Rest(new Visitor(console.address(), token.get("token").asString()))) {
        operator.post("backups", Map.of("passphrase", PASSPHRASE)).is(403);
        assertThat(operator.send("GET", "backups", null).status()).isEqualTo(403);
      }
      JsonNode refused = rest.post("backups", Map.of("passphrase", "short")).is(422);
      assertThat(refused.get("field").asString()).isEqualTo("passphrase");
      rest.post("backups", Map.of()).is(422);
    }
  }

  private static void fill(Rest rest) {
    String customer =
        rest.post("customers", Map.of("name", "Szpital Łódź", "language", "pl"))
            .is(201)
            .get("id")
            .asString();
    rest.post(
            "credentials",
            Map.of(
                "customer", customer,
                "name", "root",
                "kind", "ssh-password",
                "user", "root",
                "secret", "Not-a-secret-1"))
        .is(201);
  }

  /** Its vault opened every stored secret when it started, or it would not be ready. */
  private static void restored(RunningConsole console) {
    assertThat(console.signIn(RunningConsole.ADMIN, console.adminPassword())).isNotEmpty();
    try (Rest rest = new Rest(console)) {
      assertThat(rest.get("customers").toString()).contains("Szpital Łódź");
      assertThat(rest.get("credentials").toString()).contains("\"root\"");
      assertThat(rest.get("audit/verification").get("valid").asBoolean()).isTrue();
      assertThat(rest.get("audit?act=backup.made").toString()).contains("Administrator");
      assertThat(rest.get("audit?act=backup.restored").toString()).contains("madeAt");
      rest.post("customers", Map.of("name", "New " + console.pid())).is(201);
    }
  }

  private static List<String> left(RunningConsole console) {
    try (Stream<Path> files = Files.list(console.data())) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> !f.matches("pairkeeper.lock|log|runtime"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunningConsole.Builder onPostgresql(String name) {
    var server = SharedServers.of(PgMajor.parse("15"));
    return RunningConsole.fresh()
        .env("PAIRKEEPER_DB_URL", "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name)
        .env("PAIRKEEPER_DB_USER", "postgres");
  }

  private static void database(String name) throws SQLException {
    try (var connection = SharedServers.of(PgMajor.parse("15")).connect("postgres");
        var create = connection.createStatement()) {
      create.execute("create database " + name);
    }
  }
}
