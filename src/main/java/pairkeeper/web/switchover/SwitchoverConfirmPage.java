package pairkeeper.web.switchover;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.web.ui.ConfirmPage;

/** The stored plan of a switchover. */
@Named
@ViewScoped
public class SwitchoverConfirmPage extends ConfirmPage {
  private static final long serialVersionUID = 1L;

  private String told;

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    return starting(() -> begin(null, answer(Switchover.USERS_TOLD, told)));
  }

  /** The server that is primary until the run starts. */
  public String getOld() {
    return serverName(Switchover.OLD);
  }

  /** The server that is to become primary. */
  public String getTarget() {
    return serverName(Switchover.TARGET);
  }

  public String getTold() {
    return told;
  }

  public void setTold(String told) {
    this.told = told;
  }
}
