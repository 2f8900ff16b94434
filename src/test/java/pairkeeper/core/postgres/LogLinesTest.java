package pairkeeper.core.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lines of a log are trouble, and how a log is read on. */
class LogLinesTest {
  private static final String AT = "2026-11-21 05:26:52.123 UTC [123] ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FATAL:  could not connect to the primary server: connection refused",
        "FATAL:  could not receive data from WAL stream: ERROR:  requested WAL segment"
            + " 000000010000000000000003 has already been removed",
        "repl@[unknown] ERROR:  requested WAL segment 000000010000000000000003 has already been"
            + " removed",
        "PANIC:  could not write to file \"pg_wal/xlogtemp.9\": No space left on device",
        "app@app ERROR:  could not extend file \"base/5/1\": No space left on device",
        "PÂNICO:  não pôde escrever",
        "ПАНИКА:  не удалось записать",
        "KATASTROFALNY:  nie można połączyć się do serwera",
        "FATAL:  data directory has wrong ownership",
        "app@app FATAL:  sorry, too many clients already"
      })
  void trouble_of_the_server_itself_is_shown(String line) {
    assertThat(LogLines.troubles(List.of(AT + line))).containsExactly(AT + line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOG:  database system is ready to accept connections",
        "app@app ERROR:  relation \"x\" does not exist",
        "app@app FATAL:  password authentication failed for user \"app\"",
        "app@app ВАЖНО:  пользователь \"app\" не прошёл проверку подлинности",
        "FATAL:  terminating walreceiver process due to administrator command",
        "FATAL:  the database system is starting up",
        "FATAL:  could not connect to the primary server: connection to server at \"10.0.0.2\","
            + " port 5432 failed: FATAL:  the database system is shutting down",
        "FATAL:  could not connect to the primary server: connection to server at \"10.0.0.2\","
            + " port 5432 failed: server closed the connection unexpectedly",
        "FATAL:  could not send end-of-streaming message to primary: SSL connection has been"
            + " closed unexpectedly",
        "app@app FATAL:  terminating connection due to administrator command",
        "app@app STATEMENT:  select 'PANIC: no space left on device'"
      })
  void what_belongs_to_clients_and_to_restarts_is_not(String line) {
    assertThat(LogLines.troubles(List.of(AT + line))).isEmpty();
  }

  @Test
  void a_shown_line_has_a_length_that_people_read_and_nothing_that_acts() {
    String shown = LogLines.troubles(List.of("PANIC: \u001b[2J" + "x".repeat(9000))).getFirst();
    assertThat(shown).hasSizeLessThan(310).doesNotContain("\u001b");
  }

  @Test
  void a_torn_line_is_left_for_the_next_time() {
    var chunk = LogChunk.parse(row("/log", "100", "one\ntwo\ntorn")).orElseThrow();
    assertThat(chunk.lines()).containsExactly("one", "two");
    assertThat(chunk.next()).isEqualTo(new LogChunk.Place("/log", 108));
  }

  @Test
  void hostile_bytes_do_not_break_the_reading() {
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, '\n'};
    var columns = List.of("/log", "0", Base64.getEncoder().encodeToString(bytes));
    assertThat(LogChunk.parse(columns).orElseThrow().next().offset()).isEqualTo(4);
  }

  @Test
  void an_answer_that_is_none_is_no_chunk() {
    assertThat(LogChunk.parse(List.of("/log"))).isEmpty();
    assertThat(LogChunk.parse(List.of("/log", "x", ""))).isEmpty();
    assertThat(LogChunk.parse(Arrays.asList("/log", null, null))).isEmpty();
  }

  private static List<String> row(String path, String start, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return List.of(path, start, Base64.getEncoder().encodeToString(bytes));
  }
}
