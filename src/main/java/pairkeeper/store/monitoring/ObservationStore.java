package pairkeeper.store.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import pairkeeper.core.health.LagPoint;
import pairkeeper.core.health.PrimarySeen;
import pairkeeper.core.health.Verdict;
import pairkeeper.core.postgres.Lsn;

/** Keeps and finds what was seen of pairs. */
@ApplicationScoped
public class ObservationStore {
  @PersistenceContext(unitName = "console")
  EntityManager em;

  /** The worst of a minute: what is there already is only made worse. */
  public void minute(UUID pair, Instant at, Verdict verdict, Double walBytesPerSecond) {
    var key = new MinuteKey(pair, at.truncatedTo(ChronoUnit.MINUTES));
    var row = em.find(MinuteRow.class, key);
    boolean fresh = row == null;
    if (fresh) {
      row = new MinuteRow();
      row.key = key;
      row.verdict = verdict.kind().name();
    }
    if (verdict.kind().compareTo(Verdict.Kind.valueOf(row.verdict)) < 0) {
      row.verdict = verdict.kind().name();
    }
    row.lagBytes = max(row.lagBytes, verdict.lagBytes());
    row.lagSeconds = max(row.lagSeconds, verdict.lagSeconds());
    row.walBytesPerSecond = max(row.walBytesPerSecond, walBytesPerSecond);
    if (fresh) {
      em.persist(row);
    }
  }

  /** The minutes of a pair from that instant on, oldest first. */
  public List<LagPoint> lag(UUID pair, Instant from) {
    return em.createQuery(
            "select m from MinuteRow m where m.key.pairId = :pair and m.key.minute >= :from"
                + " order by m.key.minute",
            MinuteRow.class)
        .setParameter("pair", pair)
        .setParameter("from", from)
        .getResultStream()
        .map(m ->
            new LagPoint(m.key.minute, Verdict.Kind.valueOf(m.verdict), m.lagBytes, m.lagSeconds))
        .toList();
  }

  /** Deletes minutes before that instant. */
  public int prune(Instant before) {
    return em.createQuery("delete from MinuteRow m where m.key.minute < :before")
        .setParameter("before", before)
        .executeUpdate();
  }

  /** The last good looks at all primaries, by pair. */
  public Map<UUID, PrimarySeen> primariesSeen() {
    return em.createQuery("select p from PrimarySeenRow p", PrimarySeenRow.class)
        .getResultStream()
        .collect(Collectors.toMap(p -> p.pairId, ObservationStore::seen));
  }

  public void primarySeen(UUID pair, PrimarySeen seen) {
    var row = new PrimarySeenRow();
    row.pairId = pair;
    row.serverId = seen.server();
    row.systemIdentifier = seen.systemIdentifier();
    row.timeline = seen.timeline();
    row.position = seen.position().toString();
    row.seenAt = seen.seenAt();
    row.firstFailureAt = seen.firstFailureAt();
    row.peakBytesPerSecond = seen.peakBytesPerSecond();
    row.synchronousNames = cut(seen.synchronousNames());
    em.merge(row);
  }

  private static PrimarySeen seen(PrimarySeenRow p) {
    return new PrimarySeen(
        p.serverId,
        p.systemIdentifier,
        p.timeline,
        Lsn.parse(p.position),
        p.seenAt,
        p.firstFailureAt,
        p.peakBytesPerSecond,
        p.synchronousNames);
  }

  /** A list of names that does not fit is no list of one name either, which alone is of use. */
  private static String cut(String names) {
    return names.length() > 4000 ? names.substring(0, 4000) : names;
  }

  private static <T extends Comparable<T>> T max(T one, T other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
