package pairkeeper.ops.switchover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import pairkeeper.core.model.Pair;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.runbook.PairFacts;
import pairkeeper.core.runbook.SwitchoverFacts;
import pairkeeper.core.runbook.SwitchoverFacts.ReverseLogin;
import pairkeeper.ops.discovery.PairReader;

/** Reads what a switchover is decided on; changes nothing. */
@ApplicationScoped
public class SwitchoverReader {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int MOST = 200;

  private PairReader reader;
  private Executor executor;
  private Clock clock;

  protected SwitchoverReader() {}

  @Inject
  SwitchoverReader(PairReader reader, Executor executor, Clock clock) {
    this.reader = reader;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * @throws pairkeeper.core.model.Refused when a server cannot be read, naming it and saying why
   */
  SwitchoverFacts read(Pair pair) {
    PairFacts facts = reader.read(pair);
    return new SwitchoverFacts(facts, reverse(pair, facts));
  }

  private ReverseLogin reverse(Pair pair, PairFacts facts) {
    if (facts.primaryFacts().live().isEmpty() || facts.standbyFacts().live().isEmpty()) {
      return new ReverseLogin(false, "", clock.instant());
    }
    Command login =
        Platforms.of(pair.platform())
            .replicationLogin(
                facts.primaryCluster(),
                facts.standbyPeer(),
                facts.primaryFacts().systemIdentifier());
    CommandResult result = executor.execute(facts.primary().id(), login, LIMIT, out -> {});
    return switch (result) {
      case CommandResult.Exited e ->
          new ReverseLogin(e.code() == 0, shortened(e.out() + e.err()), clock.instant());
      case CommandResult.NotReached no -> new ReverseLogin(false, "", clock.instant());
      case CommandResult.Lost lost -> new ReverseLogin(false, "", clock.instant());
    };
  }

  private static String shortened(String said) {
    String line = said.strip().lines().reduce("", (first, last) -> last);
    return line.length() <= MOST ? line : line.substring(0, MOST);
  }
}
