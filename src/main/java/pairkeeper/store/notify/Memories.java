package pairkeeper.store.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.notify.Memory;

/** What channels were told; kept only of what is not well, or was told not to be. */
@ApplicationScoped
public class Memories {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Memories() {}

  /** All of a channel, by what they are about. */
  public Map<String, Memory> of(UUID channel) {
    var all = new HashMap<String, Memory>();
    em.createQuery("select m from MemoryRow m where m.channel = :channel", MemoryRow.class)
        .setParameter("channel", channel)
        .getResultStream()
        .forEach(row -> all.put(row.about, row.value()));
    return all;
  }

  /** Remembers that, or forgets it when there is nothing to be remembered. */
  public void put(UUID channel, String about, Memory memory) {
    MemoryRow row = em.find(MemoryRow.class, new MemoryKey(channel, about));
    if (memory.empty()) {
      if (row != null) {
        em.remove(row);
      }
      return;
    }
    boolean fresh = row == null;
    if (fresh) {
      row = new MemoryRow();
      row.channel = channel;
      row.about = about;
    }
    row.take(memory);
    if (fresh) {
      em.persist(row);
    }
  }

  /** Forgets all that a channel was told. */
  public void forget(UUID channel) {
    em.createQuery("delete from MemoryRow m where m.channel = :channel")
        .setParameter("channel", channel)
        .executeUpdate();
  }
}
