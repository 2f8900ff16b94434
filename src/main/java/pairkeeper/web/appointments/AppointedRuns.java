package pairkeeper.web.appointments;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.appointments.AppointmentDesk;
import pairkeeper.web.ui.Said;

/** Runs that wait for their time, and those that were lately not started, wherever they show. */
@Named
@RequestScoped
public class AppointedRuns {
  @Inject private AppointmentDesk desk;
  @Inject private Said said;
  @Inject private HttpServletRequest request;

  private List<Appointment> shown;

  /** Of one pair, or of all that this person may see. */
  public List<Appointment> of(UUID pair) {
    if (shown == null) {
      shown = desk.shown(null);
    }
    return shown.stream().filter(a -> pair == null || a.pair().equals(pair)).toList();
  }

  /** The clock of its site. */
  public ZoneId zone(Appointment appointment) {
    return desk.site(appointment.pair()).zone();
  }

  public boolean mayCancel(Appointment appointment) {
    return desk.mayCancel(appointment);
  }

  /** Takes the one back whose button was pressed. */
  public String cancel() {
    try {
      Appointment gone = desk.cancel(UUID.fromString(request.getParameter("appointment")));
      said.done(Text.of("appointments.cancelled", "at", gone.startsAt().toString()));
      return "/monitoring/pair.xhtml?faces-redirect=true&id=" + gone.pair();
    } catch (Refused refused) {
      said.failed(refused.text());
      return null;
    } catch (IllegalArgumentException noId) {
      throw new NotThere("appointment", new UUID(0, 0));
    }
  }
}
