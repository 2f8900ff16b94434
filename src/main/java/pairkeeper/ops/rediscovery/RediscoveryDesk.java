package pairkeeper.ops.rediscovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.UUID;
import pairkeeper.core.access.Right;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.Rediscovery;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.discovery.PairReader;
import pairkeeper.ops.inventory.FencingNumbers;
import pairkeeper.ops.inventory.FoundPair;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.Typed;

/** Where people see a pair as its servers say that it is, and take it so. */
@ApplicationScoped
public class RediscoveryDesk {
  private Pairs pairs;
  private PairReader reader;
  private FencingNumbers numbers;
  private FoundPair found;
  private RunDesk runs;
  private CurrentUser user;

  protected RediscoveryDesk() {}

  @Inject
  RediscoveryDesk(
      Pairs pairs,
      PairReader reader,
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
    var read = new HashMap<UUID, ServerFacts>();
    reader
        .readAll(pair, pair.servers())
        .forEach((server, reading) -> {
          if (reading instanceof Reading.Read said) {
            read.put(server, said.facts());
          }
        });
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
    Typed.requireName(typedPairName, pair.name());
    String why = Typed.requireReason(reason);
    runs.holding(id)
        .ifPresent(run -> {
          throw new PairBusy(run);
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
