package pairkeeper.ops.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.Reading;

/** Reads the facts of one server of a pair; changes nothing. */
@ApplicationScoped
public class FactsReader {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  @Inject Executor executor;
  @Inject InstantSource clock;

  /** Reads with whatever the inventory knows of the server; the rest is discovered. */
  public Reading read(Pair pair, Instance server) {
    return read(pair, server, pair.postgresMajor());
  }

  /**
   * Reads the cluster of a certain major version.
   *
   * @param major "15", or "" when any will do
   */
  public Reading read(Pair pair, Instance server, String major) {
    Platform platform = Platforms.of(pair.platform());
    String user = server.host().privilege() == Privilege.OS_USER ? server.osUser() : "root";
    Command question =
        platform.facts(user, server.port(), server.clusterName(), server.dataDirectory(), major);
    Instant asked = clock.instant();
    CommandResult answer = executor.execute(server.id(), question, LIMIT, out -> {});
    Instant middle = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
    return switch (answer) {
      case CommandResult.Exited e when e.code() == 0 ->
          new Reading.Read(platform.read(e.out(), middle));
      case CommandResult.Exited e ->
          new Reading.Unread(
              Text.of("setup.unread.failed", "server", server.name(), "said", tail(e.err())));
      case CommandResult.NotReached n -> new Reading.Unread(n.why());
      case CommandResult.Lost l -> new Reading.Unread(l.why());
    };
  }

  private static String tail(String said) {
    return said.length() <= 300 ? said.strip() : said.substring(said.length() - 300).strip();
  }
}
