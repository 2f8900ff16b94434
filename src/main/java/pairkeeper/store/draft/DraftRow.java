package pairkeeper.store.draft;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import pairkeeper.core.model.Draft;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One row of the table {@code draft}. */
@Entity
@Table(name = "draft")
class DraftRow {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @EmbeddedId DraftKey key;
  private String fields;
  private Instant changedAt;

  /** For JPA. */
  protected DraftRow() {}

  DraftRow(DraftKey key) {
    this.key = key;
  }

  void become(Map<String, String> typed, Instant now) {
    this.fields = JSON.writeValueAsString(typed);
    this.changedAt = now;
  }

  Draft toDraft() {
    return new Draft(
        key.about, JSON.readValue(fields, new TypeReference<Map<String, String>>() {}), changedAt);
  }
}
