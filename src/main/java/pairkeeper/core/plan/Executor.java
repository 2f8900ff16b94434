package pairkeeper.core.plan;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The port through which commands leave core: carried out by remote, by hand-written fakes in
 * tests.
 */
public interface Executor {

  /**
   * Carries one command out on the host of an instance and waits for its end.
   *
   * @param server id of the instance
   * @param limit after this the result is {@link CommandResult.Lost}
   * @param output gets output as it comes, redacted; called by one thread
   */
  CommandResult execute(UUID server, Command command, Duration limit, Consumer<String> output);

  /**
   * Does work in which commands will follow one another as these users of these servers, so that
   * their shells can be opened beforehand. Nothing is carried out by that, and nothing fails by it.
   */
  default void expecting(Map<UUID, Set<String>> users, Runnable work) {
    work.run();
  }
}
