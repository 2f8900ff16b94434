package pairkeeper.core.model;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a person has typed into a form about one thing and not sent yet.
 *
 * @param about what the form is about, as the pair of a set-up
 * @param fields by name, as typed: nothing of it was checked
 */
public record Draft(UUID about, Map<String, String> fields, Instant changedAt) {
  public Draft {
    fields = Map.copyOf(fields);
  }

  /** What was typed there, or what is usual where nothing was. */
  public String field(String name, String usual) {
    return fields.getOrDefault(name, usual);
  }
}
