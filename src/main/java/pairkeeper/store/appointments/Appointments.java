package pairkeeper.store.appointments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentState;
import pairkeeper.core.model.Scope;
import pairkeeper.store.runs.SmallJson;

/** The appointments; each ends once, by a compare-and-set. */
@ApplicationScoped
public class Appointments {
  private static final List<AppointmentState> OPEN =
      List.of(AppointmentState.AWAITING_APPROVAL, AppointmentState.SCHEDULED);

  @PersistenceContext(unitName = "console")
  EntityManager em;

  public Appointments() {}

  public void add(Appointment appointment) {
    em.persist(AppointmentRow.of(appointment));
    em.flush();
  }

  public Optional<Appointment> find(UUID id, Scope scope) {
    return Optional.ofNullable(em.find(AppointmentRow.class, id))
        .map(row -> {
          em.refresh(row);
          return row.value();
        })
        .filter(a -> scope.sees(a.customer()));
  }

  /** The one that a request lets start, if it is about one. */
  public Optional<Appointment> ofApproval(UUID request) {
    return first("a.approval = :it", request);
  }

  /** The one that waits for its time on a pair, if there is one. */
  public Optional<Appointment> holding(UUID pair) {
    return first("a.openPair = :it", pair);
  }

  private Optional<Appointment> first(String where, UUID it) {
    return em.createQuery("select a from AppointmentRow a where " + where, AppointmentRow.class)
        .setParameter("it", it)
        .setHint("org.hibernate.readOnly", true)
        .getResultStream()
        .peek(em::refresh)
        .findFirst()
        .map(AppointmentRow::value);
  }

  /** Those that wait, and those that ended since, the next one first. */
  public List<Appointment> since(Scope scope, Instant since) {
    return em.createQuery(
            "select a from AppointmentRow a where a.openPair is not null or a.endedAt > :since"
                + " order by a.startsAt, a.id",
            AppointmentRow.class)
        .setParameter("since", since)
        .getResultStream()
        .map(AppointmentRow::value)
        .filter(a -> scope.sees(a.customer()))
        .toList();
  }

  /** All there ever were, newest first. */
  public List<Appointment> list(Scope scope, int most) {
    return em.createQuery(
            "select a from AppointmentRow a order by a.startsAt desc, a.id", AppointmentRow.class)
        .setMaxResults(most)
        .getResultStream()
        .map(AppointmentRow::value)
        .filter(a -> scope.sees(a.customer()))
        .toList();
  }

  /**
   * A second person has agreed.
   *
   * @return false when it waits for nobody any more
   */
  public boolean agree(UUID id) {
    return em.createQuery(
                "update AppointmentRow a set a.state = :to where a.id = :id and a.state = :from")
            .setParameter("to", AppointmentState.SCHEDULED)
            .setParameter("from", AppointmentState.AWAITING_APPROVAL)
            .setParameter("id", id)
            .executeUpdate()
        == 1;
  }

  /**
   * Ends it, if it is still open; started can only be one that waited for its time.
   *
   * @return false when somebody was faster; then nothing is written
   */
  public boolean end(UUID id, AppointmentState to, Appointment.End end) {
    List<AppointmentState> from =
        to == AppointmentState.STARTED ? List.of(AppointmentState.SCHEDULED) : OPEN;
    return em.createQuery(
                "update AppointmentRow a set a.state = :to, a.endedAt = :at, a.endedBy = :by,"
                    + " a.whyJson = :why, a.run = :run, a.openPair = null where a.id = :id and"
                    + " a.state in :from")
            .setParameter("to", to)
            .setParameter("at", end.at())
            .setParameter("by", end.by())
            .setParameter("why", SmallJson.of(end.why()))
            .setParameter("run", end.run())
            .setParameter("id", id)
            .setParameter("from", from)
            .executeUpdate()
        == 1;
  }
}
