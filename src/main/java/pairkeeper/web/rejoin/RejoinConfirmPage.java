package pairkeeper.web.rejoin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.Map;
import pairkeeper.core.runbook.Rejoin;
import pairkeeper.web.ui.ConfirmPage;

/** The stored plan of a rejoin. */
@Named
@ViewScoped
public class RejoinConfirmPage extends ConfirmPage {
  private static final long serialVersionUID = 1L;

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    return starting(() -> begin(null, Map.of()));
  }

  /** The server that is to come back. */
  public String getReturning() {
    return serverName(Rejoin.RETURNING);
  }

  /** The key of the way that the plan takes. */
  public String getMethod() {
    return "rejoin.method." + getStored().plan().options().get(Rejoin.CHOSEN);
  }
}
