package pairkeeper.ops.inventory;

import java.util.List;
import pairkeeper.core.model.Contact;
import pairkeeper.core.model.FourEyes;
import pairkeeper.core.model.Tags;

/**
 * What people say about a customer; null takes the default.
 *
 * @param fourEyes null leaves it as it is; only an administrator changes it
 */
public record CustomerForm(
    String name,
    String language,
    String note,
    Tags tags,
    List<Contact> contacts,
    FourEyes fourEyes) {

  public CustomerForm {
    name = name == null ? "" : name.strip();
    language = language == null ? "en" : language;
    note = note == null ? "" : note;
    tags = tags == null ? Tags.none() : tags;
    contacts = contacts == null ? List.of() : List.copyOf(contacts);
  }
}
