package pairkeeper.store.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairFilter;
import pairkeeper.core.model.PairSheet;
import pairkeeper.core.model.Scope;

/** A forgotten check in a page shows nothing: the filter sits where rows are read. */
class ScopeTest {
  private final InventoryFixture f = new InventoryFixture();
  private final PairSheet ours = f.pair("Aurora", "aurora-his");
  private final PairSheet theirs = f.pair("Bento", "bento-his");
  private final Scope bento = InventoryFixture.only(theirs.pair().customer());

  @AfterEach
  void close() {
    f.close();
  }

  @Test
  void nothing_is_listed_for_nobody() {
    var nobody = Scope.nothing();
    assertThat(f.customers.find(nobody, "", false)).isEmpty();
    assertThat(f.sites.all(nobody)).isEmpty();
    assertThat(f.hosts.all(nobody)).isEmpty();
    assertThat(f.pairs.find(nobody, PairFilter.none())).isEmpty();
    assertThat(f.credentials.all(nobody)).isEmpty();
  }

  @Test
  void everything_is_listed_for_everyone() {
    assertThat(f.pairs.find(Scope.all(), PairFilter.none())).hasSize(2);
    assertThat(f.customers.find(Scope.all(), "", false)).hasSize(2);
  }

  @Test
  void lists_hold_the_visible_customers_rows_only() {
    assertThat(f.pairs.find(bento, PairFilter.none()))
        .extracting(s -> s.pair().name())
        .isEqualTo(List.of("bento-his"));
    assertThat(f.sites.of(bento, ours.pair().customer())).isEmpty();
    assertThat(f.hosts.all(bento)).hasSize(2);
    assertThat(f.pairs.find(bento, PairFilter.of(ours.pair().customer()))).isEmpty();
  }

  @Test
  void a_row_of_another_customer_is_not_found_by_its_id() {
    var a = ours.pair().primary();
    assertThat(f.pairs.find(bento, ours.pair().id())).isEmpty();
    assertThat(f.customers.find(bento, ours.pair().customer())).isEmpty();
    assertThat(f.instances.find(bento, a.id())).isEmpty();
    assertThat(f.instances.pairOf(bento, a.id())).isEmpty();
    assertThat(f.hosts.find(bento, a.host().id())).isEmpty();
    assertThat(f.hosts.at(bento, a.host().site(), "10.0.0.1", 22)).isEmpty();
    assertThat(f.credentials.find(bento, a.host().credential())).isEmpty();
    assertThat(f.sites.find(bento, ours.pair().site())).isEmpty();
  }

  @Test
  void a_row_of_another_customer_cannot_be_changed() {
    assertThatThrownBy(
            () -> f.database.in(() -> f.pairs.update(bento, ours, InventoryFixture.RAFAEL)))
        .isInstanceOf(NotThere.class);
    var host = ours.pair().primary().host().id();
    assertThatThrownBy(
            () -> f.database.in(() -> f.hosts.pin(bento, host, "x", InventoryFixture.RAFAEL)))
        .isInstanceOf(NotThere.class);
    assertThatThrownBy(() ->
            f.database.run(
                () -> f.pairs.archive(bento, ours.pair().id(), 0, InventoryFixture.RAFAEL)))
        .isInstanceOf(NotThere.class);
  }

  @Test
  void a_credential_for_everyone_is_seen_by_all() {
    f.credential(null, "team key");
    assertThat(f.credentials.all(bento)).extracting(c -> c.name()).contains("team key");
  }
}
