package pairkeeper.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.compose.Engine.Ended;
import pairkeeper.console.RunningConsole;
import pairkeeper.console.Visitor;
import pairkeeper.lab.NeedsLab;

/** Console and PostgreSQL from {@code docker-compose.yml}, with Debian's engine and compose. */
@NeedsLab
class ComposeIT {
  private static Engine engine;
  private static ComposeProject project;

  @BeforeAll
  static void start() {
    engine = Engine.started();
    project = new ComposeProject(engine);
    project.buildImages();
    project.up();
  }

  @AfterAll
  static void stop() {
    if (engine != null) {
      engine.close();
    }
  }

  @Test
  void lets_the_first_administrator_in_and_keeps_everything_over_down_and_up() {
    Visitor visitor = project.visitor();
    String first = firstPassword();
    assertThat(visitor.signIn(RunningConsole.ADMIN, first)).isNotEmpty();
    var made = visitor.post("/api/v1/customers", "{\"name\": \"Kompozytor Łódź\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    project.compose("down");
    project.up();
    assertThat(visitor.get("/api/v1/customers").body()).contains("Kompozytor Łódź");
    assertThat(visitor.signIn(RunningConsole.ADMIN, first)).isNotEmpty();
    assertThat(project.compose("logs", "console")).doesNotContain("password:");
  }

  private static String firstPassword() {
    var shown = Pattern.compile("password: (\\S+)").matcher(project.compose("logs", "console"));
    assertThat(shown.find()).isTrue();
    return shown.group(1);
  }

  @Test
  void ends_with_a_message_when_the_database_refuses_its_password() {
    Ended ended =
        project.attempt(
            "run", "--rm", "--no-deps", "-T",
            "-e", "PAIRKEEPER_DB_PASSWORD=wrong", "-e", "PAIRKEEPER_DATA=/tmp/data", "console");
    assertThat(ended.code()).as(ended.output()).isEqualTo(3);
    assertThat(ended.output())
        .contains("jdbc:postgresql://database:5432/pairkeeper")
        .contains("password authentication failed")
        .doesNotContain("\tat ");
  }

  @Test
  void starts_nothing_before_the_database_has_a_password() {
    Ended ended = project.without("PAIRKEEPER_DB_PASSWORD").attempt("up", "-d");
    assertThat(ended.code()).isNotZero();
    assertThat(ended.output()).contains("write a line PAIRKEEPER_DB_PASSWORD=");
  }

  @Test
  void listens_on_loopback_unless_told_otherwise() {
    assertThat(project.without("PAIRKEEPER_LISTEN").compose("config"))
        .contains("127.0.0.1:8080:8080");
  }

  @Test
  void runs_without_rights_and_with_no_password_on_a_command_line() {
    String console = project.container("console");
    assertThat(project.inspect(console, "{{.Config.User}}")).isEqualTo("pairkeeper");
    assertThat(engine.docker("exec", console, "grep", "CapEff", "/proc/1/status"))
        .endsWith("0000000000000000");
    for (String service : new String[] {"console", "database"}) {
      assertThat(engine.docker("top", project.container(service), "-eo", "pid,args"))
          .doesNotContain(ComposeProject.DATABASE_PASSWORD);
    }
  }
}
