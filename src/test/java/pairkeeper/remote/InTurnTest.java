package pairkeeper.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Secret;

class InTurnTest {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();
  private static final int COMMANDS = 40;

  private final AtomicInteger atWork = new AtomicInteger();
  private final Semaphore mayEnd = new Semaphore(0);
  private final CountDownLatch asked = new CountDownLatch(COMMANDS);
  private final CountDownLatch ended = new CountDownLatch(COMMANDS);

  @Test
  void many_commands_on_one_host_leave_channels_free_and_all_come_to_their_turn()
      throws InterruptedException {
    var inTurn =
        new InTurn(
            (server, command, limit, output) -> carryOut(server),
            server -> access(server.equals(ONE) ? "192.0.2.1" : "192.0.2.2"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < COMMANDS; n++) {
        threads.execute(() -> {
          asked.countDown();
          inTurn.execute(ONE, command(), Duration.ofSeconds(1), line -> {});
          ended.countDown();
        });
      }
      // another host's command is not held up by them
      assertThat(inTurn.execute(OTHER, command(), Duration.ofSeconds(1), line -> {}))
          .isInstanceOf(CommandResult.Exited.class);
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
      TimeUnit.MILLISECONDS.sleep(200); // whoever might come in would be in
      assertThat(atWork.get()).isEqualTo(SessionSlot.CHANNELS - 3);
      mayEnd.release(COMMANDS);
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private CommandResult carryOut(UUID server) {
    if (server.equals(ONE)) {
      atWork.incrementAndGet();
      mayEnd.acquireUninterruptibly();
      atWork.decrementAndGet();
    }
    return new CommandResult.Exited(0, "", "");
  }

  private static Command command() {
    return new Command.Script("root", "test", "true", List.of());
  }

  private static SshAccess access(String address) {
    var login = new SshLogin.Password(Secret.of("x"));
    return SshAccess.direct(address, 22, "keeper", login, Privilege.SUDO, "SHA256:x");
  }
}
