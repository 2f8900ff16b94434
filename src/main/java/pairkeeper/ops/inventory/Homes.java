package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.store.inventory.HomeRepository;

/** Looks after which server of a pair is to be its primary. */
@ApplicationScoped
@Transactional
public class Homes {
  private HomeRepository rows;
  private Pairs pairs;
  private Author author;

  protected Homes() {}

  @Inject
  Homes(HomeRepository rows, Pairs pairs, Author author) {
    this.rows = rows;
    this.pairs = pairs;
    this.author = author;
  }

  /**
   * Who is to be primary; the present one while nobody has said so and no run has changed it.
   *
   * @throws pairkeeper.core.model.NotThere when there is no such pair that the person may see
   */
  public Home of(UUID id) {
    Pair pair = pairs.get(id);
    Home home = rows.of(id);
    return home.server() == null ? new Home(pair.primary().id(), home.afterMinutes()) : home;
  }

  /**
   * @throws Refused with the field that is wrong, {@code preferred} or {@code afterMinutes}
   */
  public Home change(UUID id, Home home) {
    Pair pair = pairs.get(id);
    author.mayEdit(pair.customer());
    Instance server =
        pair.server(home.server())
            .orElseThrow(() -> new Refused("preferred", Text.of("hooks.refused.place")));
    rows.put(id, home);
    author.tell(
        "pair.failback-changed",
        pair.customer(),
        id,
        Text.of("pair.audit.failback", "name", pair.name(), "server", server.name()),
        Map.of("afterMinutes", Integer.toString(home.afterMinutes())));
    return home;
  }
}
