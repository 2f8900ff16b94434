package pairkeeper.store.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pairkeeper.core.access.Grant;
import pairkeeper.core.access.User;

/**
 * Keeps users with their roles and password hashes; every change needs the caller's transaction.
 */
@ApplicationScoped
public class UserStore {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected UserStore() {}

  public UserStore(EntityManager entities) {
    this.entities = entities;
  }

  /** Whether there is any user: false only before the first start has done its work. */
  public boolean any() {
    return entities.createQuery("select count(u) from UserRow u", Long.class).getSingleResult() > 0;
  }

  public Optional<User> find(UUID id) {
    return Optional.ofNullable(entities.find(UserRow.class, id)).map(this::whole);
  }

  /** The user of that sign-in name, disabled ones included. */
  public Optional<User> named(String name) {
    return entities
        .createQuery("from UserRow u where u.name = :name", UserRow.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst()
        .map(this::whole);
  }

  /** Everybody, by display name. */
  public List<User> all() {
    Map<UUID, Set<Grant>> grants = new HashMap<>();
    entities
        .createQuery("from GrantRow", GrantRow.class)
        .getResultStream()
        .forEach(g -> grants.computeIfAbsent(g.userId(), u -> new HashSet<>()).add(g.toGrant()));
    return entities
        .createQuery("from UserRow u order by lower(u.display), u.name", UserRow.class)
        .getResultStream()
        .map(row -> row.toUser(grants.getOrDefault(row.id, Set.of())))
        .toList();
  }

  /** The user, whose row nobody else can change before the transaction's end. */
  public Optional<User> locked(UUID id) {
    UserRow row = entities.find(UserRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return Optional.empty();
    }
    entities.refresh(row);
    return Optional.of(whole(row));
  }

  public String passwordHash(UUID id) {
    return entities.find(UserRow.class, id).password;
  }

  public void add(User user, String passwordHash) {
    entities.persist(new UserRow(user, passwordHash));
    entities.flush();
  }

  /** Writes what people may edit; roles are written by {@link #grant}. */
  public void change(User user) {
    entities.find(UserRow.class, user.id()).become(user);
  }

  public void changePassword(UUID id, String passwordHash, boolean mustChange) {
    UserRow row = entities.find(UserRow.class, id);
    row.password = passwordHash;
    row.mustChange = mustChange;
  }

  public void signedIn(UUID id, Instant at) {
    entities.find(UserRow.class, id).lastSignInAt = at;
  }

  /**
   * Replaces all roles of a user.
   *
   * @param grants the new roles, each with the id of its row
   */
  public void grant(UUID user, Map<UUID, Grant> grants) {
    entities
        .createQuery("delete from GrantRow g where g.userId = :user")
        .setParameter("user", user)
        .executeUpdate();
    grants.forEach((id, grant) -> entities.persist(new GrantRow(id, user, grant)));
    entities.flush();
  }

  private User whole(UserRow row) {
    Set<Grant> grants = new HashSet<>();
    entities
        .createQuery("from GrantRow g where g.userId = :user", GrantRow.class)
        .setParameter("user", row.id)
        .getResultStream()
        .forEach(g -> grants.add(g.toGrant()));
    return row.toUser(grants);
  }
}
