package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.hook.CommandLine;
import pairkeeper.core.hook.Hook;
import pairkeeper.core.hook.PairHooks;
import pairkeeper.core.hook.Place;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Text;
import pairkeeper.store.inventory.HooksRepository;

/** Looks after what customers want done around the changes of roles of their pairs. */
@ApplicationScoped
@Transactional
public class Hooks {
  private HooksRepository rows;
  private Pairs pairs;
  private Author author;

  protected Hooks() {}

  @Inject
  Hooks(HooksRepository rows, Pairs pairs, Author author) {
    this.rows = rows;
    this.pairs = pairs;
    this.author = author;
  }

  /** For those who act on a pair that they were let to. */
  public List<Hook> of(UUID pair) {
    return rows.of(pair).hooks();
  }

  /**
   * @throws NotThere when there is no such pair that the person may see
   */
  public PairHooks sheet(UUID pair) {
    return rows.of(pairs.get(pair).id());
  }

  /**
   * Puts these in the place of all that the pair has.
   *
   * @param version that the person had before them, 0 while there are none
   * @throws pairkeeper.core.model.Overtaken when somebody else changed them meanwhile
   * @throws Refused with the field that is wrong, as {@code hooks[0].place}
   */
  public PairHooks change(UUID id, int version, List<Hook> hooks) {
    Pair pair = pairs.get(id);
    author.mayEdit(pair.customer());
    for (int i = 0; i < hooks.size(); i++) {
      if (hooks.get(i) instanceof Hook.Command command && !has(pair, command.place())) {
        throw new Refused("hooks[" + i + "].place", Text.of("hooks.refused.place"));
      }
    }
    var wanted = new PairHooks(id, hooks, new Stamp(version, null, "", null));
    PairHooks stored = rows.put(wanted, pair.customer(), author.signature());
    author.tell(
        "pair.hooks-changed",
        pair.customer(),
        id,
        Text.of("hooks.audit.changed", "name", pair.name(), "n", hooks.size()),
        Map.of("hooks", hooks.stream().map(Hooks::line).collect(Collectors.joining("\n"))));
    return stored;
  }

  private static boolean has(Pair pair, Place place) {
    return place.server().map(id -> pair.server(id).isPresent()).orElse(true);
  }

  private static String line(Hook hook) {
    String what =
        switch (hook) {
          case Hook.Command c -> c.user() + ": " + CommandLine.of(c.words());
          case Hook.Question q -> q.question();
        };
    return hook.moment().word() + " " + hook.name() + ": " + what;
  }
}
