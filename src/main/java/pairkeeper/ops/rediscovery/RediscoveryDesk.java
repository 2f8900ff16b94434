package pairkeeper.ops.rediscovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.model.Words;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.Rediscovery;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.discovery.FactsReader;
import pairkeeper.ops.discovery.Reading;
import pairkeeper.ops.inventory.FencingNumbers;
import pairkeeper.ops.inventory.FoundPair;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.RunDesk;

/** Where people see a pair as its servers say that it is, and take it so. */
@ApplicationScoped
public class RediscoveryDesk {
  private static final int REASON = 2000;

  private Pairs pairs;
  private FactsReader reader;
  private FencingNumbers numbers;
  private FoundPair found;
  private RunDesk runs;
  private CurrentUser user;

  protected RediscoveryDesk() {}

  @Inject
  RediscoveryDesk(
      Pairs pairs,
      FactsReader reader,
      FencingNumbers numbers,
      FoundPair found,
      RunDesk runs,
      CurrentUser user) {
    this.pairs = pairs;
    this.reader = reader;
    this.numbers = numbers;
    this.found = found;
    this.runs = runs;
    this.user = user;
  }

  /** Reads all servers at once; a server that does not answer is part of what is found. */
  public Rediscovery look(UUID id) {
    Pair pair = pairs.get(id);
    user.require(Right.RUN, pair.customer());
    var acting = user.acting();
    var asked = new LinkedHashMap<UUID, Future<Reading>>();
    var read = new HashMap<UUID, ServerFacts>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Instance server : pair.servers()) {
        Callable<Reading> question = () -> user.call(acting, () -> reader.read(pair, server));
        asked.put(server.id(), threads.submit(question));
      }
      for (var answer : asked.entrySet()) {
        if (answer.getValue().get() instanceof Reading.Read said) {
          read.put(answer.getKey(), said.facts());
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return Rediscovery.of(pair, numbers.of(id), read);
  }

  /**
   * Reads all servers again and takes the pair as it is; nothing is changed on any server.
   *
   * @param typedPairName must be the pair's name
   * @param reason why, 1 to 2000 characters
   * @throws Refused when something typed is wrong, naming the field {@code confirm} or {@code
   *     reason}, or when the pair cannot be taken like this
   * @throws PairBusy when a run holds the pair
   */
  public Rediscovery take(UUID id, String typedPairName, String reason) {
    Pair pair = pairs.get(id);
    user.require(Right.RUN, pair.customer());
    if (typedPairName == null || !typedPairName.strip().equals(pair.name())) {
      throw new Refused("confirm", Text.of("runs.refused.confirm", "pair", pair.name()));
    }
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty()) {
      throw new Refused("reason", Text.of("runs.refused.reason"));
    }
    Words.page("reason", why, REASON);
    runs.holding(id)
        .ifPresent(run -> {
          throw new PairBusy(run.id(), run.number(), run.actor());
        });
    Rediscovery seen = look(id);
    seen.refused()
        .ifPresent(text -> {
          throw new Refused("", text);
        });
    found.take(id, seen.roles(), seen.highest(), why);
    return seen;
  }
}
