package pairkeeper.store.inventory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pairkeeper.core.model.Customer;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.Tags;

/** One customer with its contacts. */
@Entity
@Table(name = "customer")
class CustomerRow extends Kept {
  String name;

  @Column(name = "active_name")
  String activeName;

  String language;
  String note;
  String tags;

  @Column(name = "four_eyes")
  String fourEyes;

  @ElementCollection
  @CollectionTable(name = "contact", joinColumns = @JoinColumn(name = "customer_id"))
  @OrderColumn(name = "rank")
  List<ContactPart> contacts = new ArrayList<>();

  void take(Customer c) {
    name = c.name();
    activeName = c.name().toLowerCase(Locale.ROOT);
    language = c.language();
    note = c.note();
    tags = TagText.of(c.tags());
    fourEyes = String.join(" ", c.fourEyes().words());
    var wanted = c.contacts().stream().map(ContactPart::of).toList();
    if (!wanted.equals(List.copyOf(contacts))) {
      contacts.clear();
      contacts.addAll(wanted);
    }
  }

  Customer toCustomer() {
    return new Customer(
        id,
        name,
        language,
        note,
        TagText.read(tags),
        contacts.stream().map(ContactPart::toContact).toList(),
        approvals(),
        stamp());
  }

  /** Without its contacts, which a list does not show. */
  Customer toLine() {
    Tags read = TagText.read(tags);
    return new Customer(id, name, language, note, read, List.of(), approvals(), stamp());
  }

  private FourEyes approvals() {
    return fourEyes.isBlank() ? FourEyes.none() : FourEyes.of(List.of(fourEyes.split(" ")));
  }
}
