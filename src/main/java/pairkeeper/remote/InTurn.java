package pairkeeper.remote;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.CommandResult.Cause;
import pairkeeper.core.plan.Executor;

/**
 * For what there may be hundreds of on one host: so many commands at a time there that channels are
 * left for what must not wait. A command's time counts from its turn.
 */
public final class InTurn implements Executor {
  private static final int AT_ONCE = SessionSlot.CHANNELS - 3;

  private final Executor executor;
  private final Function<UUID, SshAccess> accesses;
  private final ConcurrentMap<Host, Semaphore> turns = new ConcurrentHashMap<>();

  private record Host(String address, int port) {}

  /**
   * @param accesses how to reach the host of the instance of that id
   */
  public InTurn(Executor executor, Function<UUID, SshAccess> accesses) {
    this.executor = executor;
    this.accesses = accesses;
  }

  @Override
  public CommandResult execute(
      UUID server, Command command, Duration limit, Consumer<String> output) {
    SshAccess access = accesses.apply(server);
    Semaphore turn =
        turns.computeIfAbsent(
            new Host(access.address(), access.port()), host -> new Semaphore(AT_ONCE, true));
    try {
      turn.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new CommandResult.NotReached(
          Cause.UNREACHABLE, Text.of("remote.busy", "address", access.address()));
    }
    try {
      return executor.execute(server, command, limit, output);
    } finally {
      turn.release();
    }
  }
}
