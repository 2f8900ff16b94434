package pairkeeper.store.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pairkeeper.store.inventory.InventoryFixture.MARTA;
import static pairkeeper.store.inventory.InventoryFixture.RAFAEL;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pairkeeper.core.model.Contact;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Tags;

class CustomerRepositoryTest {
  private final InventoryFixture f = new InventoryFixture();

  @AfterEach
  void close() {
    f.close();
  }

  @Test
  void contacts_keep_their_order_and_their_signs() {
    var stored = f.stored("Szpital św. Łukasza");
    var contacts =
        List.of(
            new Contact("Anna Wrońska", "head of IT", "+48 15 832 00 00", "a@example.org", true),
            new Contact("'\";$()\\` --", "", "", "", false));
    var read = f.database.in(() -> f.customers.update(Scope.all(), with(stored, contacts), RAFAEL));
    assertThat(f.customers.find(Scope.all(), read.id()).orElseThrow().contacts())
        .isEqualTo(contacts);
    assertThat(read.stamp().version()).isEqualTo(1);
  }

  @Test
  void a_change_of_contacts_alone_is_noticed_too() {
    var stored = f.stored("Aurora");
    var contact = new Contact("Rui", "", "", "", false);
    f.database.in(() -> f.customers.update(Scope.all(), with(stored, List.of(contact)), RAFAEL));
    assertThatThrownBy(() ->
            f.database.in(() -> f.customers.update(Scope.all(), with(stored, List.of()), MARTA)))
        .isInstanceOfSatisfying(
            Overtaken.class,
            o -> assertThat(o.differences()).extracting("field").containsExactly("contacts"));
  }

  @Test
  void search_ignores_capitals_in_every_script() {
    f.stored("Городская больница № 7");
    assertThat(f.customers.find(Scope.all(), "ГОРОД", false)).hasSize(1);
    assertThat(f.customers.find(Scope.all(), "больница № 8", false)).isEmpty();
  }

  @Test
  void search_looks_at_notes_sites_and_contacts_too() {
    var stored = f.stored("Aurora");
    f.site(stored);
    var contact = new Contact("Rui Prado", "", "+55 11 4002", "rui@example.org", false);
    f.database.in(() -> f.customers.update(Scope.all(), with(stored, List.of(contact)), RAFAEL));
    f.stored("Bento");
    for (String words : List.of("prado", "4002", "RUI@", "main")) {
      assertThat(f.customers.find(Scope.all(), words, false))
          .as(words)
          .extracting(Customer::name)
          .containsExactly("Aurora");
    }
    assertThat(f.customers.find(Scope.all(), "nobody", false)).isEmpty();
  }

  @Test
  void a_name_is_given_once_among_those_in_use() {
    var stored = f.stored("Aurora");
    assertThatThrownBy(() -> f.stored("AURORA")).isInstanceOf(Refused.class);
    f.database.run(() -> f.customers.archive(Scope.all(), stored.id(), 0, MARTA));
    assertThat(f.stored("Aurora").name()).isEqualTo("Aurora");
    assertThat(f.customers.find(Scope.all(), "", true)).hasSize(1);
  }

  private static Customer with(Customer c, List<Contact> contacts) {
    return new Customer(
        c.id(), c.name(), c.language(), c.note(), Tags.none(), contacts, c.fourEyes(), c.stamp());
  }
}
