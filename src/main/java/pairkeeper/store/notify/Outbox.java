package pairkeeper.store.notify;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.notify.Delivery;
import pairkeeper.core.notify.Message;
import pairkeeper.store.runs.SmallJson;

/** The messages that go out, each claimed by a compare-and-set before it is sent. */
@ApplicationScoped
public class Outbox {
  /** Messages whose channel is in use and speaks. */
  private static final String SPEAKING =
      "d.channel in (select c.id from ChannelRow c where c.archivedAt is null and c.paused ="
          + " false)";

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Outbox() {}

  /**
   * Puts a message in, to be sent at once.
   *
   * @return false when the channel was told that already
   */
  public boolean add(UUID id, UUID channel, Message message) {
    boolean told = told(channel, message.key());
    if (!told) {
      em.persist(DeliveryRow.of(id, channel, message));
      em.flush();
    }
    return !told;
  }

  /** Whether the channel was told that already. */
  public boolean told(UUID channel, String key) {
    return em.createQuery(
                "select count(d) from NotifyDeliveryRow d where d.channel = :channel and d.key ="
                    + " :key",
                Long.class)
            .setParameter("channel", channel)
            .setParameter("key", key)
            .getSingleResult()
        > 0;
  }

  /** The channels for which something is due. */
  public List<UUID> channelsWithDue(Instant now) {
    return em.createQuery(
            "select distinct d.channel from NotifyDeliveryRow d where d.state = :waiting and"
                + " d.nextTryAt <= :now and "
                + SPEAKING,
            UUID.class)
        .setParameter("waiting", Delivery.State.WAITING)
        .setParameter("now", now)
        .getResultList();
  }

  /** What waits on a channel, oldest first. */
  public List<Delivery> waiting(UUID channel, int most) {
    return em.createQuery(
            "select d from NotifyDeliveryRow d where d.state = :waiting and d.channel = :channel"
                + " and "
                + SPEAKING
                + " order by d.id",
            DeliveryRow.class)
        .setParameter("waiting", Delivery.State.WAITING)
        .setParameter("channel", channel)
        .setMaxResults(most)
        .getResultStream()
        .map(DeliveryRow::value)
        .toList();
  }

  /**
   * Takes a message, to send it.
   *
   * @param until when somebody else may take it, as whoever did is dead
   * @return false when somebody else is sending it, or has
   */
  public boolean claim(UUID id, Instant now, Instant until) {
    return em.createQuery(
                "update NotifyDeliveryRow d set d.claimedUntil = :until where d.id = :id and"
                    + " d.state = :waiting and (d.claimedUntil is null or d.claimedUntil < :now)")
            .setParameter("until", until)
            .setParameter("id", id)
            .setParameter("waiting", Delivery.State.WAITING)
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** It arrived; what else waits on that channel is due at once, since the other side answers. */
  public void sent(Delivery delivery, Text answer, Instant now) {
    ended(delivery, Delivery.State.SENT, answer, now);
    em.createQuery(
            "update NotifyDeliveryRow d set d.nextTryAt = :now where d.channel = :channel and"
                + " d.state = :waiting and d.nextTryAt > :now")
        .setParameter("now", now)
        .setParameter("channel", delivery.channel())
        .setParameter("waiting", Delivery.State.WAITING)
        .executeUpdate();
  }

  /** It did not arrive, and is not tried any more. */
  public void givenUp(Delivery delivery, Text answer, Instant now) {
    ended(delivery, Delivery.State.GIVEN_UP, answer, now);
  }

  private void ended(Delivery delivery, Delivery.State state, Text answer, Instant now) {
    em.createQuery(
            "update NotifyDeliveryRow d set d.state = :state, d.tries = d.tries + 1, d.answer ="
                + " :answer, d.endedAt = :now, d.claimedUntil = null where d.id = :id and d.state ="
                + " :waiting")
        .setParameter("state", state)
        .setParameter("answer", SmallJson.of(answer))
        .setParameter("now", now)
        .setParameter("id", delivery.id())
        .setParameter("waiting", Delivery.State.WAITING)
        .executeUpdate();
  }

  /** It did not arrive and is tried again. */
  public void failed(Delivery delivery, Text answer, Instant next) {
    em.createQuery(
            "update NotifyDeliveryRow d set d.tries = d.tries + 1, d.answer = :answer, d.nextTryAt"
                + " = :next, d.claimedUntil = null where d.id = :id and d.state = :waiting")
        .setParameter("answer", SmallJson.of(answer))
        .setParameter("next", next)
        .setParameter("id", delivery.id())
        .setParameter("waiting", Delivery.State.WAITING)
        .executeUpdate();
  }

  /** Has one that was given up tried anew; false when it was not given up. */
  public boolean again(UUID id, Instant now) {
    return em.createQuery(
                "update NotifyDeliveryRow d set d.state = :waiting, d.tries = 0, d.nextTryAt ="
                    + " :now, d.endedAt = null where d.id = :id and d.state = :givenUp")
            .setParameter("waiting", Delivery.State.WAITING)
            .setParameter("now", now)
            .setParameter("id", id)
            .setParameter("givenUp", Delivery.State.GIVEN_UP)
            .executeUpdate()
        == 1;
  }

  /** What waits on a channel is not sent any more. */
  public void drop(UUID channel, Instant now) {
    em.createQuery(
            "update NotifyDeliveryRow d set d.state = :dropped, d.endedAt = :now where d.channel ="
                + " :channel and d.state = :waiting")
        .setParameter("dropped", Delivery.State.DROPPED)
        .setParameter("now", now)
        .setParameter("channel", channel)
        .setParameter("waiting", Delivery.State.WAITING)
        .executeUpdate();
  }

  /** Deletes what ended before that. */
  public int forget(Instant before) {
    return em.createQuery("delete from NotifyDeliveryRow d where d.endedAt < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  public Optional<Delivery> find(UUID id) {
    return em.createQuery("select d from NotifyDeliveryRow d where d.id = :id", DeliveryRow.class)
        .setParameter("id", id)
        .getResultStream()
        .peek(em::refresh)
        .findFirst()
        .map(DeliveryRow::value);
  }

  /**
   * Newest first.
   *
   * @param channel of this one only, or null for all
   * @param state only in this state, or null for all
   */
  public List<Delivery> list(UUID channel, Delivery.State state, int first, int most) {
    var query =
        em.createQuery(
            "select d from NotifyDeliveryRow d where 1 = 1"
                + (channel == null ? "" : " and d.channel = :channel")
                + (state == null ? "" : " and d.state = :state")
                + " order by d.id desc",
            DeliveryRow.class);
    if (channel != null) {
      query.setParameter("channel", channel);
    }
    if (state != null) {
      query.setParameter("state", state);
    }
    return query
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultStream()
        .map(DeliveryRow::value)
        .toList();
  }

  /** How many were given up, of channels in use. */
  public long givenUp() {
    return em.createQuery(
            "select count(d) from NotifyDeliveryRow d where d.state = :givenUp and " + SPEAKING,
            Long.class)
        .setParameter("givenUp", Delivery.State.GIVEN_UP)
        .getSingleResult();
  }
}
