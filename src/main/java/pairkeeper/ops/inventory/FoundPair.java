package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;

/**
 * Takes a pair over as a person found it: the one way beside runs by which roles change once a run
 * has set them.
 */
@ApplicationScoped
@Transactional
public class FoundPair {
  private Pairs pairs;
  private PairEvents events;
  private FencingNumbers numbers;
  private Author author;

  protected FoundPair() {}

  @Inject
  FoundPair(Pairs pairs, PairEvents events, FencingNumbers numbers, Author author) {
    this.pairs = pairs;
    this.events = events;
    this.numbers = numbers;
    this.author = author;
  }

  /**
   * @param roles of all servers, exactly one of them PRIMARY
   * @param number the highest fencing number that was found
   * @param reason the person's words
   */
  public void take(UUID id, Map<UUID, Role> roles, long number, String reason) {
    Pair pair = pairs.get(id);
    author.mayEdit(pair.customer());
    // the primary last, so that there are never two
    pair.servers().stream()
        .filter(s -> s.role() != roles.get(s.id()))
        .sorted(Comparator.comparing(s -> roles.get(s.id()) == Role.PRIMARY))
        .forEach(s -> take(pair, s, roles.get(s.id())));
    apart(pair, roles);
    long before = numbers.of(id);
    numbers.found(id, number);
    author.tell(
        "pair.rediscovered",
        pair.customer(),
        id,
        Text.of("inventory.audit.pair-rediscovered", "name", pair.name()),
        Map.of(
            "reason", reason,
            "roles.before", words(pair, Instance::role),
            "roles.after", words(pair, s -> roles.get(s.id())),
            "number.before", Long.toString(before),
            "number.after", Long.toString(Math.max(before, number))));
  }

  /**
   * The person has read what was seen, and answers for it. But who wrote apart and is the primary
   * now has made others of all the rest.
   */
  private void apart(Pair pair, Map<UUID, Role> roles) {
    boolean turned =
        pair.servers().stream()
            .anyMatch(s -> s.wroteApart().isPresent() && roles.get(s.id()) == Role.PRIMARY);
    for (Instance server : pair.servers()) {
      // of one that was not seen to follow nobody has said anything
      if (roles.get(server.id()) != Role.FENCED) {
        events.copiedAnew(pair.id(), server.id());
      }
      if (turned && roles.get(server.id()) != Role.PRIMARY) {
        events.turnedApart(pair.id(), server.id());
      }
    }
  }

  /** Who is silent may still believe that it is the primary. */
  private void take(Pair pair, Instance server, Role role) {
    events.found(pair.id(), server.id(), role, author.name());
    if (role == Role.FENCED) {
      events.fenceAtReturn(pair.id(), server.id(), pair.serviceAddress(), author.name());
    }
  }

  private static String words(Pair pair, java.util.function.Function<Instance, Role> role) {
    return pair.servers().stream()
        .map(s -> s.name() + " " + role.apply(s).word())
        .collect(Collectors.joining(", "));
  }
}
