package pairkeeper.core.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.ShellText;
import pairkeeper.core.serverlog.LogLook;
import pairkeeper.core.serverlog.LogSeverity;
import pairkeeper.core.serverlog.LoggedKind;

/** What the real script tells of real files, and what never leaves the host. */
class LogCheckScriptsTest {
  private static final String TIME = "2026-11-23 02:15:07.123 UTC [4711] ";
  private static final String USER = TIME + "app@hospital ";

  @TempDir Path folder;
  private Path data;
  private Path logs;
  private Path log;

  @BeforeEach
  void places() throws IOException {
    folder = folder.toRealPath();
    data = Files.createDirectories(folder.resolve("the server's $(data)"));
    logs = Files.createDirectories(folder.resolve("the logs"));
    log = logs.resolve("postgresql.log");
    settings("log_destination = 'stderr'");
  }

  /** As the server is down, its files are asked. */
  private void settings(String... lines) throws IOException {
    Files.writeString(data.resolve("postgresql.conf"), String.join("\n", lines) + "\n");
  }

  private void write(String... lines) throws IOException {
    write(StandardCharsets.UTF_8, lines);
  }

  private void write(Charset charset, String... lines) throws IOException {
    Files.write(
        log,
        (String.join("\n", lines) + "\n").getBytes(charset),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private String output(String known, LogSeverity least, String... ignore) throws Exception {
    return output(logs.toString(), known, least, ignore);
  }

  private String output(String path, String known, LogSeverity least, String... ignore)
      throws Exception {
    String owner = System.getProperty("user.name");
    var cluster = new ClusterRef("15", "nobody", 1, owner, "/tmp", data.toString(), "", "");
    Command command = new LogCheckCommands(cluster, path, known).read(least, List.of(ignore));
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    var shell =
        new ProcessBuilder("/bin/sh", "-s")
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (var in = shell.outputWriter()) {
      in.write(ShellText.of(command));
    }
    assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).as(Files.readString(err)).isZero();
    assertThat(Files.readString(err)).isEmpty();
    return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
  }

  private LogLook look(String known) throws Exception {
    LogLook look = LogLook.read(output(known, LogSeverity.ERROR));
    assertThat(look.whole()).isTrue();
    return look;
  }

  private static List<String> kinds(LogLook look) {
    return look.kinds().stream().map(LogCheckScriptsTest::words).toList();
  }

  private static String words(LoggedKind kind) {
    return (kind.count()
            + " "
            + kind.severity().word()
            + " "
            + kind.sign().word()
            + " "
            + kind.sqlState()
            + " "
            + kind.text())
        .strip();
  }

  @Test
  void messages_that_differ_in_numbers_and_names_only_are_one_kind_with_its_times()
      throws Exception {
    write(
        "2026-11-23 02:15:07.123 -03 [4711] app@hospital ERROR:  relation \"exames\" does not exist"
            + " at character 15",
        "2026-11-23 02:15:07.123 -03 [4711] app@hospital STATEMENT:  SELECT * FROM exames",
        "2026-11-23 03:15:07.001 -03 [4712] app@hospital LOG:  duration: 12 ms",
        "2026-11-23 04:15:07.123 -03 [4713] app@hospital ERROR:  relation \"laudos\" does not exist"
            + " at character 99",
        "2026-11-23 04:15:07.123 -03 [4713] app@hospital STATEMENT:  SELECT * FROM laudos");
    LogLook look = look("");
    assertThat(look.kinds())
        .containsExactly(
            new LoggedKind(
                LogSeverity.ERROR,
                pairkeeper.core.serverlog.LogSign.NONE,
                "",
                2,
                "2026-11-23 02:15:07.123 -03",
                "2026-11-23 04:15:07.123 -03",
                "relation \"…\" does not exist at character #"));
    assertThat(look.first()).isTrue();
    assertThat(look.messages()).isEqualTo(3);
    assertThat(look.log()).isEqualTo(log.toString());
  }

  @Test
  void every_severity_is_known_in_four_languages_and_in_old_encodings() throws Exception {
    for (String label :
        List.of(
            "PANIC",
            "PÂNICO",
            "PANIKA",
            "ПАНИКА",
            "FATAL",
            "KATASTROFALNY",
            "ВАЖНО",
            "ERROR",
            "ERRO",
            "BŁĄD",
            "ОШИБКА",
            "WARNING",
            "AVISO",
            "OSTRZEŻENIE",
            "ПРЕДУПРЕЖДЕНИЕ")) {
      write(TIME + label + ":  of " + label, TIME + "LOG:  next");
    }
    write(Charset.forName("ISO-8859-1"), TIME + "PÂNICO:  in Latin 1");
    write(Charset.forName("ISO-8859-2"), TIME + "BŁĄD:  in Latin 2", TIME + "WYRAŻENIE:  x");
    LogLook all = LogLook.read(output("", LogSeverity.WARNING));
    assertThat(all.kinds().stream().map(k -> k.severity().word() + " " + k.text()))
        .contains(
            "panic of PANIC",
            "panic of PÂNICO",
            "panic of PANIKA",
            "panic of ПАНИКА",
            "fatal of FATAL",
            "fatal of KATASTROFALNY",
            "fatal of ВАЖНО",
            "error of ERROR",
            "error of ERRO",
            "error of BŁĄD",
            "error of ОШИБКА",
            "warning of WARNING",
            "warning of AVISO",
            "warning of OSTRZEŻENIE",
            "warning of ПРЕДУПРЕЖДЕНИЕ",
            "panic in Latin #")
        .hasSize(17);
    LogLook fatal = LogLook.read(output("", LogSeverity.FATAL));
    assertThat(fatal.kinds()).hasSize(8);
  }

  @Test
  void signs_of_trouble_are_told_whatever_their_severity_and_language() throws Exception {
    write(
        TIME + "WARNING:  page verification failed, calculated checksum 3482 but expected 1",
        TIME + "LOG:  server process (PID 812) was terminated by signal 9: Killed",
        TIME + "LOG:  процесс сервера (PID 812) был завершён по сигналу 9: Killed",
        TIME + "LOG:  archive command failed with exit code 1",
        TIME + "DETAIL:  The failed archive command was: cp secret",
        TIME + "СООБЩЕНИЕ:  команда архивации завершилась ошибкой с кодом 1",
        TIME + "ERROR:  requested WAL segment 00000001000000A200000041 has already been removed",
        TIME + "ERRO:  segmento do WAL solicitado 00000001000000A200000041 já foi removido",
        TIME + "ОШИБКА:  запрошенный сегмент WAL 00000001000000A200000041 уже удалён",
        USER + "ERROR:  could not extend file \"base/16384/2\": No space left on device",
        USER + "ERROR:  canceling statement due to conflict with recovery",
        USER + "STATEMENT:  SELECT 1",
        TIME + "WARNING:  database \"hospital\" must be vacuumed within 10985967 transactions",
        USER + "FATAL:  password authentication failed for user \"joao\"",
        USER + "FATAL:  password authentication failed for user \"maria\"",
        USER + "ВАЖНО:  пользователь \"maria\" не прошёл проверку подлинности (по паролю)",
        USER + "ERROR:  out of memory",
        USER + "DETAIL:  Failed on request of size 8192.",
        USER + "STATEMENT:  SELECT 1");
    assertThat(kinds(look("")))
        .containsExactlyInAnyOrder(
            "1 warning damage  page verification failed, calculated checksum # but expected #",
            "1 log crash  server process (PID #) was terminated by signal #: Killed",
            "1 log crash  процесс сервера (PID #) был завершён по сигналу #: Killed",
            "1 log archive  archive command failed with exit code #",
            "1 log archive  команда архивации завершилась ошибкой с кодом #",
            "1 error wal  requested WAL segment # has already been removed",
            "1 error wal  segmento do WAL solicitado # já foi removido",
            "1 error wal  запрошенный сегмент WAL # уже удалён",
            "1 error disk  could not extend file \"…\": No space left on device",
            "1 error conflict  canceling statement due to conflict with recovery",
            "1 warning wraparound  database \"…\" must be vacuumed within # transactions",
            "2 fatal login  password authentication failed for user \"…\"",
            "1 fatal login  пользователь \"…\" не прошёл проверку подлинности (по паролю)",
            "1 error memory  out of memory");
  }

  @Test
  void of_what_people_typed_nothing_leaves_the_host() throws Exception {
    String secret = "João";
    write(
        USER + "ERROR:  invalid input syntax for type integer: \"João \"da\" Silva\"",
        USER + "STATEMENT:  INSERT INTO pacientes VALUES ('João')",
        USER + "ERROR:  duplicate key value violates unique constraint \"pacientes_pkey\"",
        USER + "DETAIL:  Key (nome)=(João) already exists.",
        USER + "CONTEXT:  SQL statement \"INSERT INTO p VALUES ('João')\"",
        "\tand João on the next line",
        USER + "STATEMENT:  INSERT",
        "\tERROR:  João in a statement of several lines",
        USER + "LOG:  statement: SELECT 'ERROR:  João'; -- No space left on device",
        USER + "LOG:  execute <unnamed>: SELECT $1",
        USER + "DETAIL:  parameters: $1 = 'João'",
        USER + "STATEMENT:  SELECT 'PANIC:  João'",
        USER + "ERROR:  syntax error at or near \"João\" of \"João\" at character 8",
        USER + "STATEMENT:  x",
        USER + "ERROR:  unterminated quoted string at or near \"'João",
        "\tJoão\" at character 8",
        USER + "STATEMENT:  x",
        USER + "ERROR:  column \"João\" of \"a\"João does not exist",
        USER + "STATEMENT:  x",
        USER + "ERROR:  Paciente João tem alergia",
        USER + "CONTEXT:  PL/pgSQL function f() line 3 at RAISE",
        USER + "STATEMENT:  SELECT f()",
        USER + "ОШИБКА:  Пациент João",
        USER + "КОНТЕКСТ:  функция PL/pgSQL f(), строка 3, оператор RAISE",
        USER + "ОПЕРАТОР:  SELECT f()",
        USER + "ERROR:  ValueError: João",
        USER + "CONTEXT:  Traceback: PL/Python function \"f\"",
        USER + "FATAL:  no pg_hba.conf entry for host \"10.0.0.9\", user \"João\", database \"x\"",
        USER + "FATAL:  could not connect: password=João user=João",
        USER + "ERROR:  mail joao.João@hospital.example failed",
        USER + "STATEMENT:  x",
        USER + "ERROR:  João, whose context may not be written yet");
    String said = output("", LogSeverity.WARNING);
    assertThat(said)
        .doesNotContainIgnoringCase(secret)
        .doesNotContain("Silva", "alergia", "10.0.0.9", "hospital", "INSERT");
    assertThat(kinds(LogLook.read(said)))
        .containsExactlyInAnyOrder(
            "1 error none  invalid input syntax for type integer: \"…\"",
            "1 error none  duplicate key value violates unique constraint \"…\"",
            "1 error none  syntax error at or near \"…\"",
            "1 error none  unterminated quoted string at or near \"…\"",
            "1 error none  column \"…\" of \"…\"",
            "4 error none",
            "1 fatal login  no pg_hba.conf entry for host \"…\", user \"…\", database \"…\"",
            "1 fatal none  could not connect: password=… user=…",
            "1 error none  mail … failed");
  }

  @Test
  void where_no_context_is_logged_errors_are_counted_and_not_quoted() throws Exception {
    settings("log_error_verbosity = terse");
    write(USER + "ERROR:  Paciente João", USER + "STATEMENT:  x", TIME + "PANIC:  could not write");
    assertThat(kinds(look("")))
        .containsExactlyInAnyOrder("1 error none", "1 panic none  could not write");
  }

  @Test
  void the_sqlstate_of_the_prefix_says_what_words_of_another_language_do_not() throws Exception {
    settings("log_line_prefix = '%m [%p] %q%u@%d %e '");
    write(
        TIME + "app@hospital 53100 BŁĄD:  coś innego",
        TIME + "app@hospital 53100 WYRAŻENIE:  SELECT 1",
        TIME + "app@hospital P0001 BŁĄD:  Pacjent João",
        TIME + "app@hospital 23505 BŁĄD:  podwójna wartość klucza",
        TIME + "app@hospital 28P01 KATASTROFALNY:  nie wpuszczono",
        TIME + "XX001 BŁĄD:  zła strona",
        TIME + "00000 DZIENNIK:  wszystko dobrze");
    assertThat(kinds(look("")))
        .containsExactlyInAnyOrder(
            "1 error disk 53100 coś innego",
            "1 error none P0001",
            "1 error none 23505 podwójna wartość klucza",
            "1 fatal login 28P01 nie wpuszczono",
            "1 error damage XX001 zła strona");
  }

  @Test
  void csv_and_json_logs_are_read_by_their_fields() throws Exception {
    settings("logging_collector = on", "log_destination = 'csvlog'");
    log = logs.resolve("postgresql.csv");
    String row =
        "2026-11-23 02:15:07.123 UTC,\"app\",\"hospital\",4711,\"10.0.0.9:1\",6a,1,"
            + "\"INSERT\",2026-11-23 02:00:00 UTC,3/4,0,%s,%s,\"%s\",\"João\",,,,%s,"
            + "\"INSERT 'João'\nERROR,,23505,\"\"João\"\"\",,,\"psql\",\"client backend\",,0";
    write(
        row.formatted(
            "ERROR", "23505", "duplicate key value violates unique constraint \"\"p\"\"", ""),
        row.formatted("ERROR", "P0001", "Paciente João", "\"PL/pgSQL function f() at RAISE\""),
        row.formatted("LOG", "00000", "statement: SELECT 'ERROR,João'\nFATAL,João", ""),
        row.formatted("ОШИБКА", "53100", "место\nJoão", ""));
    String said = output("", LogSeverity.ERROR);
    assertThat(said).doesNotContain("João");
    assertThat(kinds(LogLook.read(said)))
        .containsExactlyInAnyOrder(
            "1 error none 23505 duplicate key value violates unique constraint \"…\"",
            "1 error none P0001",
            "1 error disk 53100 место");
    assertThat(LogLook.read(said).messages()).isEqualTo(4);

    settings("logging_collector = on", "log_destination = 'stderr,jsonlog'");
    log = logs.resolve("postgresql.json");
    write(
        "{\"timestamp\":\"2026-11-23 02:15:07.123"
            + " UTC\",\"user\":\"app\",\"error_severity\":\"ERROR\",\"state_code\":\"22P02\",\"message\":\"invalid"
            + " input syntax for type integer:"
            + " \\\"João\\\"\",\"statement\":\"x,\\\"error_severity\\\":\\\"PANIC\\\"\"}",
        "{\"timestamp\":\"2026-11-23 02:15:07.123 UTC\",\"error_severity\":\"LOG\",\"message\":"
            + "\"statement: João\"}");
    // version 15 knows jsonlog
    String json = output("", LogSeverity.ERROR);
    assertThat(json).doesNotContain("João");
    assertThat(kinds(LogLook.read(json)))
        .containsExactly("1 error none 22P02 invalid input syntax for type integer: \"…\"");
  }

  @Test
  void what_is_ignored_does_not_count() throws Exception {
    write(
        TIME + "FATAL:  sorry, too many clients already",
        TIME + "FATAL:  relation \"x\" $(id) is gone");
    LogLook look =
        LogLook.read(output("", LogSeverity.ERROR, "too many $(nothing)", "\"x\" $(id)"));
    assertThat(kinds(look)).containsExactly("1 fatal none  sorry, too many clients already");
  }

  @Test
  void each_look_goes_on_where_the_last_one_ended() throws Exception {
    write(TIME + "FATAL:  one");
    LogLook first = look("");
    Files.writeString(log, TIME + "FATAL:  tw", StandardOpenOption.APPEND);
    LogLook second = look(first.position());
    assertThat(second.kinds()).as("a line that is being written").isEmpty();
    Files.writeString(log, "o\n", StandardOpenOption.APPEND);
    LogLook third = look(second.position());
    assertThat(kinds(third)).containsExactly("1 fatal none  two");
    assertThat(third.first()).isFalse();
    assertThat(look(third.position()).unread()).isZero();
  }

  @Test
  void a_log_that_was_renamed_copied_or_emptied_is_read_once_and_to_its_end() throws Exception {
    write(TIME + "FATAL:  one");
    String known = look("").position();
    write(TIME + "FATAL:  two");
    Files.move(log, logs.resolve("postgresql.log.1"));
    write(TIME + "FATAL:  three");
    LogLook renamed = look(known);
    assertThat(kinds(renamed)).containsExactly("1 fatal none  two", "1 fatal none  three");
    assertThat(renamed.gap()).isFalse();

    write(TIME + "FATAL:  four");
    Files.move(logs.resolve("postgresql.log.1"), logs.resolve("postgresql.log.2"));
    Files.copy(log, logs.resolve("postgresql.log.1"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.writeString(log, TIME + "FATAL:  five, which is longer than all that was there before\n");
    LogLook copied = look(renamed.position());
    assertThat(kinds(copied))
        .containsExactly(
            "1 fatal none  four",
            "1 fatal none  five, which is longer than all that was there before");
    assertThat(copied.gap()).isFalse();

    Files.writeString(log, TIME + "FATAL:  six\n");
    LogLook emptied = look(copied.position());
    assertThat(kinds(emptied)).containsExactly("1 fatal none  six");
    assertThat(emptied.gap()).as("what was written before it was emptied is lost").isTrue();
    assertThat(look(emptied.position()).gap()).isFalse();
  }

  @Test
  void files_of_the_collector_are_read_in_their_order_and_old_ones_not_again() throws Exception {
    settings(
        "logging_collector = on",
        "log_directory = '" + logs.toString() + "'",
        "log_filename = 'postgresql-%a.log'");
    log = logs.resolve("postgresql-Sun.log");
    write(TIME + "FATAL:  last week");
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(600_000)));
    log = logs.resolve("postgresql-Mon.log");
    write(TIME + "FATAL:  monday");
    LogLook first = LogLook.read(output("", "", LogSeverity.ERROR));
    assertThat(kinds(first)).containsExactly("1 fatal none  monday");
    write(TIME + "FATAL:  later");
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(5)));
    log = logs.resolve("postgresql-Tue.log");
    write(TIME + "FATAL:  tuesday");
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(9)));
    LogLook second = LogLook.read(output("", first.position(), LogSeverity.ERROR));
    assertThat(kinds(second)).containsExactly("1 fatal none  later", "1 fatal none  tuesday");
    LogLook third = LogLook.read(output("", second.position(), LogSeverity.ERROR));
    assertThat(third.unread()).isZero();
    assertThat(third.gap()).isFalse();
  }

  @Test
  void of_too_much_the_newest_is_read_and_the_rest_is_told() throws Exception {
    write(TIME + "FATAL:  begin");
    String known = look("").position();
    write(TIME + "PANIC:  is too far back");
    String filler = (USER + "LOG:  statement: SELECT 1\n").repeat(40_000);
    try (var out = Files.newBufferedWriter(log, StandardOpenOption.APPEND)) {
      for (int i = 0; i < 30; i++) {
        out.write(filler);
      }
    }
    write(TIME + "FATAL:  end");
    LogLook look = look(known);
    assertThat(kinds(look)).containsExactly("1 fatal none  end");
    assertThat(look.skipped()).isPositive();
    assertThat(look.unread() - look.skipped()).isEqualTo(LogCheckCommands.MOST_BYTES);
  }

  @Test
  void kinds_are_bounded_and_what_is_serious_still_gets_its_room() throws Exception {
    var random = new Random(20261123);
    for (int i = 0; i < 400; i++) {
      String word =
          random
              .ints(9, 'a', 'z')
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      write(TIME + "FATAL:  " + word);
    }
    write(TIME + "PANIC:  the worst");
    LogLook look = look("");
    assertThat(look.kinds()).hasSize(LogCheckCommands.MOST_KINDS + 1);
    assertThat(look.over()).isEqualTo(400 - LogCheckCommands.MOST_KINDS);
    assertThat(kinds(look)).contains("1 panic none  the worst");
  }

  @Test
  void what_cannot_be_read_or_understood_is_said() throws Exception {
    assertThat(look("").fit()).isEqualTo("empty");
    assertThat(LogLook.read(output(logs + "/none", "", LogSeverity.ERROR)).fit())
        .isEqualTo("absent");
    settings("log_destination = 'syslog'");
    assertThat(LogLook.read(output("", "", LogSeverity.ERROR)).fit()).isEqualTo("syslog");
    settings("log_destination = 'stderr'");
    write(TIME + "FEHLER:  auf Deutsch".repeat(500));
    assertThat(look("").strange()).isTrue();
  }
}
