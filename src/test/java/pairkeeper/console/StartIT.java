package pairkeeper.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import pairkeeper.api.Rest;

class StartIT {
  @Test
  void answers_the_operators_addresses_without_sign_in() {
    RunningConsole console = RunningConsole.shared();
    assertThat(console.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(console.get("/health/ready").body()).contains("\"database\"");
    assertThat(console.get("/metrics").body()).contains("# TYPE");
    assertThat(console.get("/openapi").body()).contains("openapi: 3");
  }

  /**
   * The runtime closes the jars there at the end of the deployment, beside which the console is
   * opening: decision 0011.
   */
  @Test
  void has_no_library_where_the_runtime_would_close_it_while_the_console_opens()
      throws IOException {
    try (var war = new ZipFile("target/pairkeeper.war")) {
      assertThat(war.stream().map(ZipEntry::getName))
          .contains("WEB-INF/unscanned/all.lib")
          .noneMatch(name -> name.startsWith("WEB-INF/lib/"));
    }
  }

  @Test
  void ends_with_a_message_when_its_database_cannot_be_reached() throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + unusedPort() + "/console?password=secret";
    try (RunningConsole console = RunningConsole.fresh().env("PAIRKEEPER_DB_URL", url).launch()) {
      assertThat(console.awaitEnd()).isEqualTo(3);
      assertThat(console.output())
          .contains("database jdbc:postgresql://127.0.0.1")
          .contains("PAIRKEEPER_DB_URL")
          .doesNotContain("secret")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void ends_with_a_message_when_its_port_is_taken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RunningConsole console =
            RunningConsole.fresh()
                .env("PAIRKEEPER_PORT", String.valueOf(taken.getLocalPort()))
                .launch()) {
      assertThat(console.awaitEnd()).isEqualTo(2);
      assertThat(console.output()).contains("PAIRKEEPER_PORT").doesNotContain("\tat ");
    }
  }

  @Test
  void refuses_a_port_that_is_no_number() {
    try (RunningConsole console = RunningConsole.fresh().env("PAIRKEEPER_PORT", "http").launch()) {
      assertThat(console.awaitEnd()).isEqualTo(2);
      assertThat(console.output()).contains("not \"http\"");
    }
  }

  @Test
  void what_was_answered_is_there_after_being_killed_in_the_same_moment() {
    try (RunningConsole console = RunningConsole.fresh().start();
        Rest rest = new Rest(console)) {
      String customer =
          rest.post("customers", Map.of("name", "Killed")).is(201).get("id").asString();
      console.kill9();
      console.restart();
      assertThat(console.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(rest.get("customers/" + customer).get("name").asString()).isEqualTo("Killed");
    }
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
