package pairkeeper.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pairkeeper.compose.Engine.Ended;
import pairkeeper.console.Visitor;

/**
 * {@code docker-compose.yml} as a person would start it, with images that come from no registry.
 */
final class ComposeProject {
  static final String DATABASE_PASSWORD = "its own p@ss'word";

  private static final String TOKEN = "pk_token-of-the-tests-0123456789abcdef";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Engine engine;
  private final Map<String, String> environment = new LinkedHashMap<>();

  ComposeProject(Engine engine) {
    this.engine = engine;
    environment.put("COMPOSE_PROJECT_NAME", "pairkeeper");
    environment.put("COMPOSE_DOCKER_CLI_BUILD", "0");
    environment.put("PAIRKEEPER_JAVA_IMAGE", Engine.BASE_IMAGE);
    environment.put("PAIRKEEPER_DEMO_BASE_IMAGE", Engine.BASE_IMAGE);
    environment.put("PAIRKEEPER_POSTGRES_IMAGE", "postgres-for-tests");
    environment.put("PAIRKEEPER_JAVA_OPTIONS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
    environment.put("PAIRKEEPER_LISTEN", Engine.ADDRESS + ":8080");
    environment.put("PAIRKEEPER_DB_PASSWORD", DATABASE_PASSWORD);
    environment.put("PAIRKEEPER_BOOTSTRAP_TOKEN", TOKEN);
  }

  /** The same project, started without this variable. */
  ComposeProject without(String name) {
    var other = new ComposeProject(engine);
    other.environment.remove(name);
    return other;
  }

  /** The same project, with the demo pair's hosts. */
  ComposeProject withDemo() {
    var other = new ComposeProject(engine);
    other.environment.put("COMPOSE_PROFILES", "demo");
    return other;
  }

  void buildImages() {
    engine.docker("build", "--tag", "postgres-for-tests", "src/test/docker/postgres");
    compose("build", "console");
  }

  /** Runs {@code docker-compose} with these arguments, whatever its exit code. */
  Ended attempt(String... arguments) {
    var command = new ArrayList<>(List.of("docker-compose", "--ansi", "never"));
    command.addAll(List.of(arguments));
    return engine.run(environment, command);
  }

  /** Runs {@code docker-compose} with these arguments; its output, or a failure with it. */
  String compose(String... arguments) {
    Ended ended = attempt(arguments);
    if (ended.code() != 0) {
      throw new IllegalStateException(
          "docker-compose " + List.of(arguments) + " ended with " + ended);
    }
    return ended.output().strip();
  }

  /** Starts what is named, or console and database; returns when the health checks say so. */
  void up(String... services) {
    var arguments = new ArrayList<>(List.of("up", "-d", "--no-build"));
    arguments.addAll(List.of(services));
    compose(arguments.toArray(String[]::new));
    for (String container : compose("ps", "-q").lines().toList()) {
      awaitHealthy(container);
    }
  }

  private void awaitHealthy(String container) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!inspect(container, "{{.State.Health.Status}}").equals("healthy")) {
      if (Instant.now().isAfter(end) || !inspect(container, "{{.RestartCount}}").equals("0")) {
        throw new IllegalStateException("not healthy:\n" + engine.docker("logs", container));
      }
      pause();
    }
  }

  /** The first group of a pattern in what a service has written. */
  String shown(String service, String pattern) {
    String said = compose("logs", "--no-color", service);
    Matcher matcher = Pattern.compile(pattern).matcher(said);
    if (!matcher.find()) {
      throw new IllegalStateException("nothing like " + pattern + " in\n" + said);
    }
    return matcher.group(1);
  }

  /** What Docker knows of a container, in Go's template language. */
  String inspect(String container, String template) {
    return engine.docker("inspect", "--format", template, container);
  }

  /** The container of a service. */
  String container(String service) {
    return compose("ps", "-q", service);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Someone who asks the console by the port that it publishes. */
  Visitor visitor() {
    return new Visitor("http://" + Engine.ADDRESS + ":8080", TOKEN);
  }
}
