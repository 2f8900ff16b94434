package pairkeeper.ops.appointments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import pairkeeper.core.access.Actor;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.model.Text;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditLog;

/** Tells the audit what becomes of appointments, in the transaction in which it is stored. */
@ApplicationScoped
public class AppointmentAudit {
  private AuditLog log;
  private CurrentUser user;

  protected AppointmentAudit() {}

  @Inject
  public AppointmentAudit(AuditLog log, CurrentUser user) {
    this.log = log;
    this.user = user;
  }

  void made(Appointment a) {
    Map<String, Object> details = details(a);
    details.put("reason", a.reason());
    details.put("ticket", a.ticket());
    record(user.actor(), "made", a, details);
  }

  void cancelled(Appointment a) {
    record(user.actor(), "cancelled", a, details(a));
  }

  void started(Appointment a, Appointment.End end) {
    Map<String, Object> details = details(a);
    details.put("run", end.run().toString());
    record(Actor.CONSOLE, "started", a, details);
  }

  void notStarted(Appointment a, Appointment.End end) {
    Map<String, Object> details = details(a);
    details.put("why", end.why().key());
    details.put("whyArguments", end.why().args());
    record(Actor.CONSOLE, "not-started", a, details);
  }

  private static Map<String, Object> details(Appointment a) {
    var details = new TreeMap<String, Object>();
    details.put("appointment", a.id().toString());
    details.put("plan", a.plan().toString());
    details.put("hash", a.hash());
    details.put("startsAt", a.startsAt().toString());
    details.put("latestAt", a.latestAt().toString());
    details.put("asker", a.asker().name());
    return details;
  }

  private void record(Actor by, String what, Appointment a, Map<String, Object> details) {
    Text text =
        Text.of(
            "appointments.audit." + what,
            "runbook",
            a.runbook().replace("-", ""),
            "pair",
            a.pairName(),
            "at",
            a.startsAt().toString());
    log.record(by, "appointment." + what, a.customer(), a.pair(), text, details);
  }
}
