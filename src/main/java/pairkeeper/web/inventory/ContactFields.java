package pairkeeper.web.inventory;

import java.io.Serializable;
import pairkeeper.core.model.Contact;

/** A contact while it is typed. */
public class ContactFields implements Serializable {
  private static final long serialVersionUID = 1L;

  private String name;
  private String position;
  private String phone;
  private String email;
  private boolean restarts;
  private boolean removed;

  static ContactFields of(Contact c) {
    var fields = new ContactFields();
    fields.name = c.name();
    fields.position = c.position();
    fields.phone = c.phone();
    fields.email = c.email();
    fields.restarts = c.restarts();
    return fields;
  }

  /** Whether nothing was typed, so that it is left out. */
  boolean blank() {
    return removed || name == null && position == null && phone == null && email == null;
  }

  Contact toContact() {
    return new Contact(
        Typed.text(name), Typed.text(position), Typed.text(phone), Typed.text(email), restarts);
  }

  /** Leaves it out when the form is stored; its place stays, so that the others keep theirs. */
  public void remove() {
    removed = true;
  }

  public boolean isRemoved() {
    return removed;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getPosition() {
    return position;
  }

  public void setPosition(String position) {
    this.position = position;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public String getEmail() {
    return email;
  }

  public void setEmail(String email) {
    this.email = email;
  }

  public boolean isRestarts() {
    return restarts;
  }

  public void setRestarts(boolean restarts) {
    this.restarts = restarts;
  }
}
