package pairkeeper.store.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Overtaken;
import pairkeeper.core.notify.Channel;
import pairkeeper.store.inventory.Signature;

/** The channels; what was removed is only out of use, as messages name it. */
@ApplicationScoped
public class ChannelStore {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  public ChannelStore() {}

  /** Those in use, by name. */
  public List<Channel> all() {
    return em.createQuery(
            "select c from ChannelRow c where c.archivedAt is null order by c.activeName",
            ChannelRow.class)
        .getResultStream()
        .map(ChannelRow::value)
        .toList();
  }

  /** All there ever were, in no order: what messages name. */
  public List<Channel> ever() {
    return em.createQuery("select c from ChannelRow c", ChannelRow.class)
        .getResultStream()
        .map(ChannelRow::value)
        .toList();
  }

  /** One in use. */
  public Optional<Channel> find(UUID id) {
    return row(id).map(ChannelRow::value);
  }

  private Optional<ChannelRow> row(UUID id) {
    return Optional.ofNullable(em.find(ChannelRow.class, id)).filter(ChannelRow::inUse);
  }

  /** Whether another one in use has that name. */
  public boolean named(String name, UUID except) {
    return em.createQuery(
                "select count(c) from ChannelRow c where c.activeName = :name and c.id <> :id",
                Long.class)
            .setParameter("name", name.toLowerCase(Locale.ROOT))
            .setParameter("id", except)
            .getSingleResult()
        > 0;
  }

  public Channel add(Channel channel, Signature by) {
    var row = ChannelRow.of(channel, by);
    em.persist(row);
    em.flush();
    return row.value();
  }

  /**
   * Puts this in the place of what is stored.
   *
   * @throws Overtaken when it was changed since the writer read it
   */
  public Channel put(Channel channel, Signature by) {
    ChannelRow row = required(channel.id(), channel.stamp().version());
    row.take(channel, by);
    em.flush();
    return row.value();
  }

  /**
   * Takes it out of use, with all that it remembers.
   *
   * @throws Overtaken when it was changed since the writer read it
   */
  public void archive(UUID id, int version, Signature by) {
    ChannelRow row = required(id, version);
    row.end(by);
    em.flush();
  }

  private ChannelRow required(UUID id, int version) {
    ChannelRow row = row(id).orElseThrow(() -> new NotThere("channel", id));
    row.requireVersion(version);
    return row;
  }
}
