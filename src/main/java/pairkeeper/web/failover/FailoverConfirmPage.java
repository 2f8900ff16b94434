package pairkeeper.web.failover;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.util.Map;
import java.util.UUID;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.web.ui.ConfirmPage;

/** The stored plan of a failover, with the loss that has to be typed before it runs. */
@Named
@ViewScoped
public class FailoverConfirmPage extends ConfirmPage {
  private static final long serialVersionUID = 1L;

  private String typedLoss;

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    return starting(() -> {
      LossFigure.require(getLoss().boundBytes(), typedLoss);
      return begin(getLoss().boundBytes(), Map.of());
    });
  }

  public LossEstimate getLoss() {
    return getStored().plan().loss();
  }

  /** What has to be typed: the bound in MB, or a question mark where it is not known. */
  public String getFigure() {
    return LossFigure.of(getLoss().boundBytes());
  }

  public String getTarget() {
    return getShown()
        .server(UUID.fromString(getStored().plan().options().get("target")))
        .orElseThrow()
        .name();
  }

  /** The fence, as the button's first half: "Stop vn-db1", ... */
  public Text getFenceAct() {
    return Text.of(
        "failover.act." + getStored().plan().options().get("fence"),
        "old",
        getShown().primary().name(),
        "target",
        getTarget());
  }

  public String getTypedLoss() {
    return typedLoss;
  }

  public void setTypedLoss(String typedLoss) {
    this.typedLoss = typedLoss;
  }
}
