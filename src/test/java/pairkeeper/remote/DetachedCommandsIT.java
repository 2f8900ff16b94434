package pairkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.plan.Command;

/** Commands that run on a server by themselves, over a real OpenSSH server on this machine. */
class DetachedCommandsIT {
  private static final UUID SERVER = UUID.fromString("019a0000-0000-7000-8000-000000000002");
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static OwnSshd sshd;
  private static SshSessions sessions;
  private static DetachedCommands commands;

  @BeforeAll
  static void start() {
    sshd = OwnSshd.start();
    sessions = new SshSessions();
    var executor = new SshExecutor(sessions, id -> sshd.access(), id -> null);
    commands = new DetachedCommands(executor, server -> Privilege.OS_USER);
  }

  @AfterAll
  static void stop() {
    sessions.close();
    sshd.close();
  }

  @Test
  void has_ended_only_when_nothing_of_it_goes_on() {
    String orphans =
        """
        sleep 600 & echo $!
        sh -c 'trap "" TERM; while :; do sleep 0.2; done' & echo $!
        exit 3
        """;
    DetachedState.Ended ended = ended(orphans);
    assertThat(ended.code()).isEqualTo(3);
    List<String> started = ended.out().lines().toList();
    assertThat(started).hasSize(2);
    assertThat(started)
        .noneMatch(
            pid -> ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void tells_whether_it_gets_on_or_stands_still() {
    String works = "while :; do head -c 100000 /dev/zero >/dev/null; sleep 0.1; done";
    assertThat(moved(works)).as("reads and writes").doesNotHaveDuplicates();
    assertThat(new HashSet<>(moved("exec sleep 600"))).as("stands still").hasSize(1);
  }

  /** What three looks at a command say that it has read and written, a second apart. */
  private static List<Long> moved(String body) {
    String id = DetachedCommands.id(UUID.randomUUID(), "test", 1);
    Command command = new Command.Script(sshd.user(), "test", body, List.of());
    try {
      commands.start(SERVER, id, command, SHORT);
      return Stream.generate(() -> commands.poll(SERVER, id, command, SHORT))
          .limit(3)
          .map(state -> ((DetachedState.Running) state).moved())
          .toList();
    } finally {
      commands.kill(SERVER, id, command);
      commands.forget(SERVER, id, command);
    }
  }

  private static DetachedState.Ended ended(String body) {
    String id = DetachedCommands.id(UUID.randomUUID(), "test", 1);
    Command command = new Command.Script(sshd.user(), "test", body, List.of());
    try {
      DetachedState state = commands.start(SERVER, id, command, SHORT);
      for (int asked = 0; asked < 60 && state instanceof DetachedState.Running; asked++) {
        state = commands.poll(SERVER, id, command, SHORT);
      }
      assertThat(state).isInstanceOf(DetachedState.Ended.class);
      return (DetachedState.Ended) state;
    } finally {
      commands.kill(SERVER, id, command);
      commands.forget(SERVER, id, command);
    }
  }
}
