package pairkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Cause;
import pairkeeper.core.plan.CommandResult.Exited;
import pairkeeper.core.plan.CommandResult.NotReached;
import pairkeeper.core.plan.Secret;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;
import pairkeeper.lab.NeedsLab;

/** Root's rights by a sudo that asks for a password, on a real host. */
@NeedsLab
class SudoIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String PASSWORD = "Grün $(reboot) 'n' \"Gelb\"";
  private static final UUID SERVER = new UUID(0, 1);

  private static Lab lab;
  private static LabHost host;
  private static SshSessions sessions;

  @BeforeAll
  static void start() {
    lab = Lab.up(Flavour.NONE);
    host = lab.host(1);
    sessions = new SshSessions();
    user("cautious", "cautious ALL=(ALL:ALL) ALL");
    host.exec("usermod -s /bin/tcsh cautious");
    user("careful", "careful ALL=(ALL:ALL) ALL");
    user("free", "free ALL=(ALL:ALL) NOPASSWD: ALL");
    user("nobody-special", "");
  }

  @AfterAll
  static void stop() {
    sessions.close();
    lab.close();
  }

  private static void user(String name, String rule) {
    host.exec(
        """
        set -e
        useradd -m -s /bin/bash NAME
        chpasswd <<'END'
        NAME:PASSWORD
        END
        keys=$(getent passwd support | cut -d: -f6)/.ssh/authorized_keys
        install -d -m 700 -o NAME /home/NAME/.ssh
        install -m 600 -o NAME "$keys" /home/NAME/.ssh/
        printf '%s\\n' 'RULE' >/etc/sudoers.d/NAME
        chmod 440 /etc/sudoers.d/NAME
        visudo -cq
        """
            .replace("NAME", name)
            .replace("PASSWORD", PASSWORD)
            .replace("RULE", rule));
  }

  private static SshAccess access(String user, String password) {
    try {
      var key = SshLogin.Key.open(Secret.of(Files.readString(lab.key())));
      return new SshAccess(
          host.address(),
          22,
          user,
          key,
          Privilege.SUDO,
          Optional.of(Secret.of(password)),
          host.fingerprint(),
          Optional.empty());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static CommandResult run(SshAccess access, String body) {
    var script = new Command.Script("root", "test", body, List.of());
    return executor(access).execute(access, script, SOON, chunk -> {});
  }

  private static SshExecutor executor(SshAccess access) {
    return new SshExecutor(sessions, server -> access, secret -> null);
  }

  @Test
  void the_password_gives_a_root_shell_that_reads_its_whole_script() {
    assertThat(run(access("careful", PASSWORD), "id -un; cat; echo after; echo err >&2"))
        .isEqualTo(new Exited(0, "root\nafter\n", "err\n"));
  }

  @Test
  void so_it_does_where_the_login_shell_is_csh() {
    assertThat(run(access("cautious", PASSWORD), "id -un; cat; echo after"))
        .isEqualTo(new Exited(0, "root\nafter\n", ""));
  }

  @Test
  void the_password_is_in_no_process_list_no_environment_and_no_log() {
    String look =
        """
        grep -alF 'Gelb' /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null
        journalctl --sync; journalctl -q -o cat | grep -cF 'Gelb'
        """;
    assertThat(run(access("careful", PASSWORD), look.replace("Gelb", "G''elb")))
        .isEqualTo(new Exited(1, "0\n", ""));
  }

  @Test
  void where_sudo_asks_nothing_the_password_is_not_sent_and_so_not_executed() {
    assertThat(run(access("free", "touch /tmp/executed"), "id -un; ls /tmp/executed 2>&1"))
        .isInstanceOfSatisfying(
            Exited.class, e -> assertThat(e.out()).startsWith("root\n").contains("No such file"));
  }

  @Test
  void a_wrong_password_is_told_tried_once_and_not_again_by_the_console_itself() {
    SshAccess wrong = access("careful", "id");
    long before = failures();
    assertRefused(run(wrong, "touch /tmp/done"), "remote.sudo-password");
    assertThat(failures() - before).isEqualTo(1);
    var script = new Command.Script("root", "test", "touch /tmp/done", List.of());
    assertRefused(
        executor(wrong).execute(SERVER, script, SOON, chunk -> {}), "remote.sudo-password");
    assertThat(failures() - before).as("failures after the console's own try").isEqualTo(1);
    assertThat(host.attempt("test -e /tmp/done").code()).isEqualTo(1);
    assertThat(run(access("careful", PASSWORD), "echo in")).isEqualTo(new Exited(0, "in\n", ""));
  }

  @Test
  void a_user_whom_sudo_gives_nothing_is_told_so() {
    assertRefused(run(access("nobody-special", PASSWORD), "id"), "remote.sudo-no-shell");
  }

  private static void assertRefused(CommandResult result, String key) {
    assertThat(result)
        .isInstanceOfSatisfying(
            NotReached.class,
            no -> {
              assertThat(no.cause()).isEqualTo(Cause.PRIVILEGE);
              assertThat(no.why().key()).isEqualTo(key);
              assertThat(no.why().toString()).doesNotContain("Gelb", "Sorry, try");
            });
  }

  /** How often a password was found wrong on the host. */
  private static long failures() {
    String counted =
        host.exec(
            "journalctl --sync; journalctl -q -o cat | grep -c 'pam_unix(sudo:auth): authentication"
                + " failure' || true");
    return Long.parseLong(counted.strip());
  }
}
