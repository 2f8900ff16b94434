package pairkeeper.store.inventory;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import pairkeeper.core.model.Contact;

/** One contact as part of its customer. */
@Embeddable
class ContactPart {
  String name;

  @Column(name = "job")
  String position;

  String phone;
  String email;
  boolean restarts;

  static ContactPart of(Contact c) {
    var part = new ContactPart();
    part.name = c.name();
    part.position = c.position();
    part.phone = c.phone();
    part.email = c.email();
    part.restarts = c.restarts();
    return part;
  }

  Contact toContact() {
    return new Contact(name, position, phone, email, restarts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContactPart c && c.toContact().equals(toContact());
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, email);
  }
}
