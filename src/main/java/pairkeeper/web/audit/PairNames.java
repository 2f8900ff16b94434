package pairkeeper.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.ops.inventory.Pairs;

/** Names of the pairs that entries are about, each read once a request. */
@RequestScoped
public class PairNames {
  @Inject private Pairs pairs;

  private final Map<UUID, String> names = new HashMap<>();

  /** What a pair is called; "" for null, its id where it is out of sight. */
  String name(UUID pair) {
    return pair == null ? "" : names.computeIfAbsent(pair, this::read);
  }

  private String read(UUID pair) {
    try {
      return pairs.get(pair).name();
    } catch (NotThere outOfSight) {
      return pair.toString();
    }
  }
}
