package pairkeeper.store.draft;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** Whose draft of which form about what. */
@Embeddable
class DraftKey implements Serializable {
  private static final long serialVersionUID = 1L;

  UUID userId;
  String form;
  UUID about;

  /** For JPA. */
  protected DraftKey() {}

  DraftKey(UUID userId, String form, UUID about) {
    this.userId = userId;
    this.form = form;
    this.about = about;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DraftKey k
        && Objects.equals(k.userId, userId)
        && Objects.equals(k.form, form)
        && Objects.equals(k.about, about);
  }

  @Override
  public int hashCode() {
    return Objects.hash(userId, form, about);
  }
}
