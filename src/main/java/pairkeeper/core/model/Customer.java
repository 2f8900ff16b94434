package pairkeeper.core.model;

import java.util.List;
import java.util.UUID;

/**
 * Whom the team works for.
 *
 * @param language language of what is written for this customer: en, pt-BR, pl, ru
 * @param note free text for the team, at most 4000 characters
 * @param fourEyes which runbooks need a second person's approval
 */
public record Customer(
    UUID id,
    String name,
    String language,
    String note,
    Tags tags,
    List<Contact> contacts,
    FourEyes fourEyes,
    Stamp stamp) {

  public Customer {
    Words.line("name", name, 120);
    Words.page("note", note, 4000);
    contacts = List.copyOf(contacts);
    if (!language.matches("en|pt-BR|pl|ru")) {
      throw new Refused("language", Text.of("inventory.refused.language"));
    }
  }
}
