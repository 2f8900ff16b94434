package pairkeeper.web.switchover;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentRule;
import pairkeeper.core.model.MaintenanceWindow;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Answer;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.ops.approvals.Confirmed;
import pairkeeper.web.ui.ConfirmPage;
import pairkeeper.web.ui.Said;

/** The stored plan of a switchover. */
@Named
@ViewScoped
public class SwitchoverConfirmPage extends ConfirmPage {
  private static final long serialVersionUID = 1L;

  @Inject private transient Said said;
  @Inject private transient Clock clock;

  private String told;
  private String backups;
  private String at;

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    return starting(() -> begin(null, answers()));
  }

  /** Starts it at the time that was typed. */
  public String startLater() {
    return starting(() -> {
      Confirmed led = beginAt(at, answers());
      if (led instanceof Confirmed.Scheduled(Appointment later)) {
        said.done(Text.of("appointments.made", "at", later.startsAt().toString()));
      }
      return led;
    });
  }

  private Map<String, Answer> answers() {
    var given = new HashMap<String, Answer>();
    given.putAll(answer(Switchover.USERS_TOLD, told));
    given.putAll(answer(Switchover.BACKUPS, backups));
    return given;
  }

  /** The site's agreed windows, as people write them; none where it has none. */
  public List<MaintenanceWindow> getWindows() {
    return getSite().windows();
  }

  /** The server that is primary until the run starts. */
  public String getOld() {
    return serverName(Switchover.OLD);
  }

  /** The server that is to become primary. */
  public String getTarget() {
    return serverName(Switchover.TARGET);
  }

  /** On the site's clock; the next window's beginning until something was typed. */
  public String getAt() {
    if (at == null) {
      var now = clock.instant().atZone(getSite().zone());
      at =
          AppointmentRule.next(getSite(), now)
              .map(next -> next.toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString())
              .orElse("");
    }
    return at;
  }

  public void setAt(String at) {
    this.at = at;
  }

  public String getBackups() {
    return backups;
  }

  public void setBackups(String backups) {
    this.backups = backups;
  }

  public String getTold() {
    return told;
  }

  public void setTold(String told) {
    this.told = told;
  }
}
