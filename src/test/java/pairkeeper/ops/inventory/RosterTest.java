package pairkeeper.ops.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pairkeeper.SettableClock;
import pairkeeper.core.health.HealthyPair;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Stamp;
import pairkeeper.core.model.Tags;

/** When the inventory is read again, and who sees what of it. */
class RosterTest {
  private static final UUID AURORA = new UUID(9, 1);
  private static final UUID BOREALIS = new UUID(9, 2);
  private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);
  private final List<Roster.Entry> stored =
      List.of(entry(1, AURORA, "Aurora", "prod"), entry(2, BOREALIS, "Borealis", "test"));
  private Scope sight = Scope.all();
  private int reads;
  private Runnable meanwhile = () -> {};
  private final Roster roster = new Roster(this::readAll, () -> sight, clock);

  private List<Roster.Entry> readAll() {
    reads++;
    meanwhile.run();
    return stored;
  }

  static Roster.Entry entry(int number, UUID customer, String name, String tag) {
    var stamp = new Stamp(1, null, "", null);
    var site =
        new Site(new UUID(8, number), customer, "Site", "Łódź", "Europe/Warsaw", List.of(), stamp);
    var pair = HealthyPair.of(number, customer, site.id()).pair();
    return new Roster.Entry(
        new PairSheet(pair, Tags.of(List.of(tag)), "", "", null, stamp), name, site);
  }

  @Test
  void is_read_once_for_all_who_ask_within_fifteen_seconds() {
    roster.inSight();
    clock.goOn(Duration.ofSeconds(14));
    assertThat(roster.inSight()).hasSize(2);
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void is_read_again_after_fifteen_seconds_since_another_node_may_have_changed_it() {
    roster.inSight();
    clock.goOn(Duration.ofSeconds(Roster.SECONDS));
    roster.inSight();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void is_read_again_after_any_change_on_this_node() {
    roster.inSight();
    roster.forget(new InventoryChanged());
    roster.inSight();
    roster.forget(new RoleChanged(new UUID(9, 3)));
    roster.inSight();
    assertThat(reads).isEqualTo(3);
  }

  @Test
  void what_was_read_while_it_was_being_changed_is_not_believed() {
    meanwhile = () -> roster.forget(new InventoryChanged());
    roster.inSight();
    meanwhile = () -> {};
    roster.inSight();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void everybody_sees_only_their_own_customers_of_what_was_read_for_all() {
    assertThat(roster.inSight()).hasSize(2);
    sight = Scope.of(Set.of(BOREALIS));
    assertThat(roster.inSight()).extracting(Roster.Entry::customer).containsExactly("Borealis");
    sight = Scope.nothing();
    assertThat(roster.inSight()).isEmpty();
    assertThat(roster.read()).isEmpty();
    sight = Scope.all();
    assertThat(roster.inSight()).hasSize(2);
  }

  @Test
  void words_are_looked_for_in_pair_server_customer_place_tag_and_address() {
    var one = stored.getFirst();
    for (String words : List.of("PAIR-1", "a1", "auror", "łódź", "prod", "10.0.0.b", "")) {
      assertThat(one.fits(words)).as(words).isTrue();
    }
    assertThat(one.fits("borealis")).isFalse();
    assertThat(one.fits("%")).isFalse();
  }
}
