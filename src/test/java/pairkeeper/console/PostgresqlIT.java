package pairkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged console on a PostgreSQL of its own, by environment variables alone. */
class PostgresqlIT {
  private static OwnDatabase database;

  @BeforeAll
  static void start() {
    database = OwnDatabase.created();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void signs_in_and_keeps_a_customer_over_a_restart() throws Exception {
    try (RunningConsole console = database.console().start()) {
      assertThat(console.signIn(RunningConsole.ADMIN, console.adminPassword())).isNotEmpty();
      HttpResponse<String> answer = console.send(customer(console, "Szpital Łódź"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      waitsForRowsThatSomebodyHoldsButNotForEver(console);
      console.restart();
      assertThat(console.get("/api/v1/customers").body()).contains("Szpital Łódź");
      assertThat(console.get("/api/v1/audit/verification").statusCode()).isEqualTo(200);
      assertThat(migrations()).isEqualTo(files("common") + files("postgresql"));
      try (Stream<Path> data = Files.list(console.data())) {
        assertThat(data.map(f -> f.getFileName().toString())).noneMatch(f -> f.endsWith(".db"));
      }
    }
  }

  private static void waitsForRowsThatSomebodyHoldsButNotForEver(RunningConsole console)
      throws SQLException {
    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      other.createStatement().execute("select * from audit_chain for update");
      HttpResponse<String> refused = console.send(customer(console, "Held"));
      assertThat(refused.statusCode()).as(refused.body()).isGreaterThanOrEqualTo(500);
      assertThat(refused.body()).doesNotContain("\tat ", "lock timeout");
      other.rollback();
    }
    HttpResponse<String> made = console.send(customer(console, "Let go"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(console.get("/api/v1/customers").body()).contains("Let go").doesNotContain("Held");
  }

  private static HttpRequest.Builder customer(RunningConsole console, String name) {
    return HttpRequest.newBuilder(URI.create(console.url("/api/v1/customers")))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"" + name + "\"}"));
  }

  @Test
  void ends_with_a_message_when_the_database_does_not_let_it_in() {
    try (RunningConsole console = database.console("wrong").launch()) {
      assertThat(console.awaitEnd()).isEqualTo(3);
      assertThat(console.output())
          .contains(database.url())
          .contains("password authentication failed")
          .doesNotContain("\tat ");
    }
  }

  private static long migrations() throws SQLException {
    try (var connection = database.connect();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from flyway_schema_history where success"
                        + " and version is not null")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static long files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("db-migrations", folder))) {
      return all.count();
    }
  }
}
