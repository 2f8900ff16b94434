package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.PairEvent;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.ops.audit.AuditLog;
import pairkeeper.store.inventory.FencingNumberRepository;
import pairkeeper.store.inventory.HomeRepository;
import pairkeeper.store.inventory.PairEventRepository;
import pairkeeper.store.inventory.SynchronousWantedRepository;

/** That a server wrote apart from its primary is remembered until it is copied anew. */
class WrittenApartTest {
  private static final UUID RUN = new UUID(5, 5);

  @TempDir Path folder;
  private Console console;
  private PairEvents events;
  private WrittenApart apart;
  private FencingNumbers numbers;
  private UUID id;
  private UUID first;
  private UUID second;

  @BeforeEach
  void start() {
    console = new Console(folder.resolve("console.key"));
    numbers = new FencingNumbers(console.database.with(new FencingNumberRepository()));
    events =
        new PairEvents(
            console.database.with(new PairEventRepository()),
            console.instanceRows,
            numbers,
            new SynchronousWanted(console.database.with(new SynchronousWantedRepository())),
            console.database.with(new HomeRepository()),
            console.author,
            console.clock);
    apart = new WrittenApart(events, new Heard());
    UUID customer = console.customer("Lecznica Aurora").id();
    UUID key = console.credential(customer);
    Pair pair =
        console
            .asOperator(() ->
                console.pairs.create(
                    Console.pair(
                        customer,
                        "his",
                        Console.server("10.0.0.1", key),
                        Console.server("10.0.0.2", key))))
            .pair();
    id = pair.id();
    first = pair.primary().id();
    second = pair.standby().orElseThrow().id();
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void it_is_told_once_with_who_saw_it_and_no_role_ends_it() {
    seen(second, Console.NOW);
    seen(second, Console.NOW.plusSeconds(10));
    assertThat(server(second).wroteApart()).contains(Console.NOW);
    assertThat(console.audited).filteredOn(a -> a.startsWith("pair.wrote-apart")).hasSize(1);
    apply(new Change.SetRole(second, Role.FENCED));
    apply(new Change.SetRole(second, Role.STANDBY));
    assertThat(server(second).wroteApart()).isPresent();
    assertThat(history())
        .isNotNull()
        .satisfies(event -> {
          assertThat(event.by()).isEqualTo("Marta");
          assertThat(event.server()).isEqualTo(second);
          assertThat(event.endedAt()).isNull();
        });
  }

  @Test
  void a_new_copy_ends_it_and_a_look_from_before_says_nothing_of_the_copy() {
    seen(second, Console.NOW);
    apply(new Change.CopiedAnew(second));
    assertThat(server(second).wroteApart()).isEmpty();
    assertThat(history().endedAt()).isNotNull();
    seen(second, Console.NOW.minusSeconds(1));
    assertThat(server(second).wroteApart()).isEmpty();
    seen(second, Console.NOW.plusSeconds(1));
    assertThat(server(second).wroteApart()).isPresent();
  }

  @Test
  void who_is_to_be_believed_only_a_person_says_and_the_others_hold_other_data_then() {
    var found = new FoundPair(console.pairs, events, numbers, console.author);
    var roles = new FoundRoles(console.pairs, events, console.author);
    assertThat(console.asOperator(() -> roles.open(id))).isTrue();
    seen(second, Console.NOW);
    assertThat(console.asOperator(() -> roles.open(id))).isFalse();
    take(found, Map.of(first, Role.FENCED, second, Role.PRIMARY));
    assertThat(server(second).wroteApart()).isEmpty();
    assertThat(server(first).wroteApart()).isPresent();

    take(found, Map.of(first, Role.FENCED, second, Role.PRIMARY));
    assertThat(server(first).wroteApart()).as("nobody has seen it follow").isPresent();
    take(found, Map.of(first, Role.STANDBY, second, Role.PRIMARY));
    assertThat(server(first).wroteApart()).isEmpty();
  }

  private void take(FoundPair found, Map<UUID, Role> roles) {
    console.asOperator(() -> {
      found.take(id, roles, 0, "Seen by hand");
      return null;
    });
  }

  private void seen(UUID server, Instant at) {
    console.asOperator(() -> {
      Pair pair = console.pairs.get(id);
      apart.saw(pair, pair.server(server).orElseThrow(), 1, at);
      return null;
    });
  }

  private void apply(Change.OfInventory change) {
    console.asOperator(() -> {
      events.apply(id, change, RUN, "rafael");
      return null;
    });
  }

  private Instance server(UUID server) {
    return console.asOperator(() -> console.pairs.server(server));
  }

  private PairEvent history() {
    return console.asOperator(() ->
        events.of(id, 100).stream()
            .filter(event -> event.kind() == PairEvent.Kind.WROTE_APART)
            .findFirst()
            .orElse(null));
  }

  private final class Heard extends AuditLog {
    @Override
    public void record(String act, UUID customer, UUID pair, Text text, Map<String, ?> details) {
      console.audited.add(act);
    }
  }
}
