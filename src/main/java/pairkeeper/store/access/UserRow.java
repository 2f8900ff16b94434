package pairkeeper.store.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.User;
import pairkeeper.core.access.User.Preferences;
import pairkeeper.core.model.Stamp;

/** One row of the table {@code app_user}. */
@Entity
@Table(name = "app_user")
class UserRow {
  @Id UUID id;
  String name;
  String display;
  String password;
  boolean mustChange;
  String language;
  String zone;
  String theme;
  boolean disabled;
  int version; // counted by hand: what a person edits, not each sign-in
  Instant createdAt;
  Instant changedAt;
  String changedBy;
  Instant lastSignInAt;

  /** For JPA. */
  protected UserRow() {}

  UserRow(User user, String password) {
    id = user.id();
    name = user.name();
    this.password = password;
    createdAt = user.stamp().changedAt();
    become(user);
  }

  /** Takes over what people may edit; name, password and sign-in times stay. */
  void become(User user) {
    display = user.display();
    mustChange = user.mustChange();
    language = user.preferences().language();
    zone = user.preferences().zone();
    theme = user.preferences().theme();
    disabled = user.disabled();
    version = user.stamp().version();
    changedAt = user.stamp().changedAt();
    changedBy = user.stamp().changedBy();
  }

  User toUser(Set<Grant> grants) {
    return new User(
        id,
        name,
        display,
        new Preferences(language, zone, theme),
        disabled,
        mustChange,
        grants,
        new Stamp(version, changedAt, changedBy, null),
        lastSignInAt);
  }
}
