package pairkeeper.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.compose.Engine.Ended;
import pairkeeper.console.RunningConsole;
import pairkeeper.console.Visitor;
import pairkeeper.lab.Lab;
import pairkeeper.lab.NeedsLab;
import tools.jackson.databind.JsonNode;

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
    String first = project.shown("console", "password: (\\S+)");
    assertThat(visitor.signIn(RunningConsole.ADMIN, first)).isNotEmpty();
    var made = visitor.post("/api/v1/customers", "{\"name\": \"Kompozytor Łódź\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    project.compose("down");
    project.up();
    assertThat(visitor.get("/api/v1/customers").body()).contains("Kompozytor Łódź");
    assertThat(visitor.signIn(RunningConsole.ADMIN, first)).isNotEmpty();
    assertThat(project.compose("logs", "console")).doesNotContain("password:");
  }

  @Test
  void hands_out_its_database_and_its_key_as_the_readme_says() {
    String dump = "pg_dump -U pairkeeper pairkeeper";
    assertThat(project.compose("exec", "-T", "database", "sh", "-c", dump))
        .contains("CREATE TABLE public.host");
    String data = "tar -C /var/lib/pairkeeper --exclude=runtime --exclude=log -c . | tar -t";
    assertThat(project.compose("exec", "-T", "console", "sh", "-c", data)).contains("console.key");
  }

  @Test
  void ends_with_a_message_when_the_database_refuses_its_password() {
    Ended ended =
        project.attempt(
            "run",
            "--rm",
            "--no-deps",
            "-T",
            "-e",
            "PAIRKEEPER_DB_PASSWORD=wrong",
            "-e",
            "PAIRKEEPER_DATA=/tmp/data",
            "console");
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

  @Test
  void the_demo_pair_is_set_up_loses_its_primary_and_is_failed_over() {
    ComposeProject demo = project.withDemo();
    demo.compose("build", "demo-primary");
    demo.up();
    try (Rest rest = new Rest(project.visitor())) {
      PairByRest pair = takeIn(rest, demo);
      pair.setUp();
      pair.awaitVerdict("healthy");
      pair.awaitTwoLooks();
      demo.compose("kill", "demo-primary");
      rest.await(
          pair.path() + "/status",
          Duration.ofMinutes(5),
          status -> !status.get("verdict").asString().equals("healthy"));
      var options = Map.<String, Object>of("fence", "attest", "attestation", "docker-compose kill");
      JsonNode plan = pair.freePlan("failover", options);
      long bound = plan.get("estimatedLoss").get("boundBytes").asLong();
      JsonNode ended = pair.follow(pair.start(plan, bound, "The demo's power loss").is(202));
      assertThat(ended.get("state").asString()).as(ended.toPrettyString()).isEqualTo("succeeded");
      assertThat(writtenOn(demo.container("demo-standby"))).isEqualTo("5000");
    } catch (AssertionError | RuntimeException e) {
      try {
        System.err.println(new ConsoleState(engine, project).shown());
      } catch (RuntimeException unseen) {
        e.addSuppressed(unseen);
      }
      throw e;
    } finally {
      demo.compose("rm", "--stop", "--force", "demo-primary", "demo-standby");
    }
  }

  private static PairByRest takeIn(Rest rest, ComposeProject demo) {
    String password = demo.shown("demo-primary", "password (\\S+)");
    var secret =
        Map.of("name", "demo", "kind", "ssh-password", "user", "support", "secret", password);
    JsonNode credential = rest.post("credentials", secret).is(201);
    List<String> hosts = List.of("demo-primary", "demo-standby");
    var addresses = hosts.stream().map(h -> demo.shown(h, "address (\\S+),")).toList();
    PairByRest pair =
        PairByRest.takeIn(rest, "demo", credential, addresses.get(0), addresses.get(1));
    for (int n = 0; n < hosts.size(); n++) {
      pair.meet(n, demo.shown(hosts.get(n), "host key (\\S+)"), Lab.MAJOR);
    }
    return pair;
  }

  /** How many orders of the shop the server has moved to a table of its own. */
  private static String writtenOn(String container) {
    String sql = "create table kept as select * from orders; select count(*) from kept";
    return engine.docker("exec", "-u", "postgres", container, "psql", "-qAtc", sql, "shop");
  }
}
