package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.platform.Recognition;
import pairkeeper.core.platform.Recognition.Apart;
import pairkeeper.core.platform.Recognition.Replicating;
import pairkeeper.core.platform.Recognition.Seen;
import pairkeeper.core.platform.ServerFacts;

/** Recognises pairs that replicate already, and takes them in as they are. */
@ApplicationScoped
public class Recognitions {
  private Trials trials;
  private Pairs pairs;
  private FoundRoles roles;

  protected Recognitions() {}

  @Inject
  Recognitions(Trials trials, Pairs pairs, FoundRoles roles) {
    this.trials = trials;
    this.pairs = pairs;
    this.roles = roles;
  }

  /** Whether the roles of this pair may still be taken as they are found. */
  public boolean open(UUID pair) {
    return roles.open(pair);
  }

  /**
   * Reads all servers of the pair; where they replicate, keeps what was read and the roles found.
   *
   * @throws pairkeeper.core.model.NotThere when there is no such pair that the person may see
   * @throws pairkeeper.core.model.Refused when the roles differ from those that a run has set
   */
  public Recognition take(UUID pair) {
    var read = new LinkedHashMap<UUID, ServerFacts>();
    for (Instance server : pairs.get(pair).servers()) {
      trials.of(server.id()).facts().ifPresent(facts -> read.put(server.id(), facts));
    }
    return take(pair, read);
  }

  /** As {@link #take(UUID)}, by what was read just before. */
  public Recognition take(UUID id, Map<UUID, ServerFacts> read) {
    Pair pair = pairs.get(id);
    Recognition found = judge(pair.servers(), read);
    read.forEach(pairs::learn);
    switch (found) {
      case Replicating r -> roles.take(id, pair.servers().get(r.primary()).id());
      case Apart apart -> {}
    }
    return found;
  }

  private static Recognition judge(List<Instance> servers, Map<UUID, ServerFacts> read) {
    var seen = new ArrayList<Seen>();
    var silent = new ArrayList<String>();
    for (Instance server : servers) {
      ServerFacts facts = read.get(server.id());
      if (facts == null) {
        silent.add(server.name());
      } else {
        seen.add(new Seen(server.name(), facts));
      }
    }
    return silent.isEmpty() ? Recognition.of(seen) : Recognition.unread(silent);
  }
}
