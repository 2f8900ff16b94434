package pairkeeper.store.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Draft;

/** Reads and writes drafts; what changes something needs a transaction of the caller. */
@ApplicationScoped
public class DraftStore {
  @PersistenceContext(unitName = "console")
  EntityManager entities;

  protected DraftStore() {}

  public DraftStore(EntityManager entities) {
    this.entities = entities;
  }

  /** The draft of that person. */
  public Optional<Draft> find(UUID user, String form, UUID about) {
    return Optional.ofNullable(entities.find(DraftRow.class, new DraftKey(user, form, about)))
        .map(DraftRow::toDraft);
  }

  /** All drafts of that form by that person. */
  public List<Draft> of(UUID user, String form) {
    return entities
        .createQuery(
            "from DraftRow d where d.key.userId = :user and d.key.form = :form", DraftRow.class)
        .setParameter("user", user)
        .setParameter("form", form)
        .getResultStream()
        .map(DraftRow::toDraft)
        .toList();
  }

  /** Keeps these fields in place of what was kept before. */
  public void keep(UUID user, String form, UUID about, Map<String, String> fields, Instant now) {
    var key = new DraftKey(user, form, about);
    DraftRow row = entities.find(DraftRow.class, key);
    if (row == null) {
      row = new DraftRow(key);
      row.become(fields, now);
      entities.persist(row);
    } else {
      row.become(fields, now);
    }
  }

  /** Forgets one draft, if there is one. */
  public void forget(UUID user, String form, UUID about) {
    DraftRow row = entities.find(DraftRow.class, new DraftKey(user, form, about));
    if (row != null) {
      entities.remove(row);
    }
  }

  /** Forgets what nobody has touched since. */
  public void forgetBefore(Instant then) {
    entities
        .createQuery("delete from DraftRow d where d.changedAt < :then")
        .setParameter("then", then)
        .executeUpdate();
  }
}
