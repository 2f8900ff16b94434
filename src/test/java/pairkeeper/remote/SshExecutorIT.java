package pairkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Cause;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.Lost;
import pairkeeper.core.plan.CommandResult.NotReached;
import pairkeeper.core.plan.Secret;
import pairkeeper.core.plan.SecretRef;

/** Commands over a real OpenSSH server on this machine. */
class SshExecutorIT {
  private static final UUID SECRET = UUID.fromString("019a0000-0000-7000-8000-000000000001");
  private static final Secret VALUE = Secret.of("Zx81kQm4pT7vWn2sRb9yHc6d");
  private static final Duration SOON = Duration.ofSeconds(20);

  private static OwnSshd sshd;
  private static SshSessions sessions;
  private static SshExecutor executor;

  @BeforeAll
  static void start() {
    sshd = OwnSshd.start();
    sessions = new SshSessions();
    executor = executor(sshd.access());
  }

  @AfterAll
  static void stop() {
    sessions.close();
    sshd.close();
  }

  private static SshExecutor executor(SshAccess access) {
    return new SshExecutor(sessions, id -> access, Map.of(SECRET, VALUE)::get);
  }

  private static CommandResult run(SshExecutor on, Command command) {
    return on.execute(UUID.randomUUID(), command, SOON, chunk -> {});
  }

  private static CommandResult run(Command command) {
    return run(executor, command);
  }

  private static Command script(String body, String... args) {
    return new Command.Script(sshd.user(), "test", body, List.of(args));
  }

  @Test
  void carries_words_out_as_they_are() {
    String hostile = "a'b\"c\\d$(id)`id`!e*\nf\tü –";
    assertThat(run(Command.Argv.of(sshd.user(), "printf", "%s", hostile)))
        .isEqualTo(new Exited(0, hostile, ""));
  }

  @Test
  void tells_exit_code_and_both_outputs() {
    assertThat(run(script("echo \"$1\"; echo \"$2\" >&2; exit 7", "one", "two")))
        .isEqualTo(new Exited(7, "one\n", "two\n"));
  }

  @Test
  void has_the_shell_of_an_expected_command_open_before_it() {
    connected();
    expecting(() -> {
      await(() -> shells() == 1);
      for (int n = 1; n <= 20; n++) {
        assertThat(run(script("cat; echo \"$1\"; echo \"$1\" >&2; exit 3", "v" + n)))
            .isEqualTo(new Exited(3, "v" + n + "\n", "v" + n + "\n"));
      }
    });
    await(() -> shells() == 0);
  }

  @Test
  void masks_secrets_also_where_the_shell_was_open_before() {
    connected();
    expecting(() -> {
      await(() -> shells() == 1);
      assertThat(run(script("echo '" + SecretRef.to(SECRET) + "'")))
          .isEqualTo(new Exited(0, "•••\n", ""));
    });
  }

  /** What was given to it before its host went away was nothing. */
  @Test
  void a_shell_that_is_gone_takes_no_command_with_it() {
    connected();
    expecting(() -> {
      await(() -> shells() == 1);
      sshd.connections().stream()
          .filter(SshExecutorIT::isShell)
          .forEach(ProcessHandle::destroyForcibly);
      assertThat(run(script("echo once"))).isEqualTo(new Exited(0, "once\n", ""));
    });
  }

  /** Shells wait only on a session that is open; the one of this command has gone. */
  private static void connected() {
    run(script("true"));
    await(() -> shells() == 0);
  }

  private static void expecting(Runnable work) {
    executor.expecting(Map.of(UUID.randomUUID(), Set.of(sshd.user())), work);
  }

  private static long shells() {
    return sshd.connections().stream().filter(SshExecutorIT::isShell).count();
  }

  private static boolean isShell(ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains("/bin/sh -s")).isPresent();
  }

  private static void await(BooleanSupplier wanted) {
    for (int tries = 0; !wanted.getAsBoolean(); tries++) {
      assertThat(tries).as("shells: %d", shells()).isLessThan(500);
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Test
  void leaves_the_rest_of_the_script_to_the_shell() {
    assertThat(run(script("cat; echo after"))).isEqualTo(new Exited(0, "after\n", ""));
  }

  @Test
  void passes_output_on_as_it_comes_and_without_secrets() {
    StringBuilder live = new StringBuilder();
    String body =
        "s='"
            + SecretRef.to(SECRET)
            + "'\nprintf %s \"${s%%T*}\"; sleep 0.3; echo \"T${s#*T}.\"; echo $s";
    CommandResult result = executor.execute(UUID.randomUUID(), script(body), SOON, live::append);
    assertThat(result).isEqualTo(new Exited(0, "•••.\n•••\n", ""));
    assertThat(live.toString()).isEqualTo("•••.\n•••\n");
  }

  @Test
  void refuses_another_host_key_than_the_pinned_one() {
    var other = sshd.access(SshLogin.Key.open(sshd.key("login")), "SHA256:somethingelse");
    assertThat(run(executor(other), script("echo no")))
        .isInstanceOfSatisfying(
            NotReached.class,
            no -> {
              assertThat(no.cause()).isEqualTo(Cause.HOST_KEY_CHANGED);
              assertThat(no.why().args()).containsEntry("offered", sshd.fingerprint());
            });
  }

  @Test
  void does_not_log_in_where_no_key_is_pinned() {
    var unpinned = sshd.access(SshLogin.Key.open(sshd.key("login")), "");
    assertThat(run(executor(unpinned), script("echo no")))
        .isInstanceOfSatisfying(
            NotReached.class, no -> assertThat(no.cause()).isEqualTo(Cause.HOST_KEY_UNKNOWN));
  }

  @Test
  void tells_a_refused_key_and_a_refused_password() {
    var password = sshd.access(new SshLogin.Password(Secret.of("wrong")), sshd.fingerprint());
    assertThat(why(run(executor(password), script("echo no"))))
        .isEqualTo("AUTHENTICATION remote.password-refused");
    var key = sshd.access(SshLogin.Key.open(sshd.key("host_rsa")), sshd.fingerprint());
    assertThat(why(run(executor(key), script("echo no"))))
        .isEqualTo("AUTHENTICATION remote.key-refused");
  }

  @Test
  void opens_a_key_by_its_passphrase() {
    var right = new SshLogin.Key(sshd.key("locked"), Secret.of("open sesame"));
    assertThat(run(executor(sshd.access(right, sshd.fingerprint())), script("echo in")))
        .isEqualTo(new Exited(0, "in\n", ""));
    var wrong = new SshLogin.Key(sshd.key("locked"), Secret.of("open barley"));
    assertThat(why(run(executor(sshd.access(wrong, sshd.fingerprint())), script("echo in"))))
        .isEqualTo("AUTHENTICATION remote.passphrase-wrong");
    var none = SshLogin.Key.open(sshd.key("locked"));
    assertThat(why(run(executor(sshd.access(none, sshd.fingerprint())), script("echo in"))))
        .isEqualTo("AUTHENTICATION remote.passphrase-missing");
    var torn = SshLogin.Key.open(Secret.of("-----BEGIN OPENSSH PRIVATE KEY-----\nabc"));
    assertThat(why(run(executor(sshd.access(torn, sshd.fingerprint())), script("echo in"))))
        .isEqualTo("AUTHENTICATION remote.key-unreadable");
  }

  @Test
  void loses_a_command_whose_time_runs_out() {
    CommandResult result =
        executor.execute(
            UUID.randomUUID(), script("echo begun; sleep 5"), Duration.ofSeconds(1), chunk -> {});
    assertThat(result)
        .isInstanceOfSatisfying(
            Lost.class,
            lost -> {
              assertThat(lost.why().key()).isEqualTo("remote.time-over");
              assertThat(lost.out()).isEqualTo("begun\n");
            });
  }

  @Test
  void a_session_outlives_more_given_up_commands_than_a_server_allows_channels() {
    for (int n = 0; n < 12; n++) {
      // one of them finds the server's ten channels taken, and its time may be too short for a
      // new session
      assertThat(
              executor.execute(
                  UUID.randomUUID(), script("exec sleep 60"), Duration.ofMillis(800), chunk -> {}))
          .isNotInstanceOf(Exited.class);
    }
    assertThat(run(executor, script("echo still here")).toString()).contains("still here");
  }

  private static String why(CommandResult result) {
    return result instanceof NotReached no ? no.cause() + " " + no.why().key() : result.toString();
  }
}
