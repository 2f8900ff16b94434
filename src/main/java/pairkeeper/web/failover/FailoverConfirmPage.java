package pairkeeper.web.failover;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardsView;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** The stored plan of a failover, with the loss that has to be typed before it runs. */
@Named
@ViewScoped
public class FailoverConfirmPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient RunDesk runs;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private transient PlanView stored;
  private UUID plan;
  private String typedLoss;
  private String typed;
  private String reason;
  private String ticket;

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    try {
      LossFigure.require(getLoss().boundBytes(), typedLoss);
      var run =
          runs.start(
              plan,
              getStored().hash(),
              typed,
              getLoss().boundBytes(),
              reason,
              ticket == null ? "" : ticket,
              Map.of());
      return "/runs/run.xhtml?faces-redirect=true&id=" + run.run().id();
    } catch (PairBusy busy) {
      said.failed(Text.of("setup.refused.busy", "n", busy.number(), "holder", busy.holder()));
    } catch (Refused refused) {
      said.refused(refused);
    }
    return null;
  }

  public PlanView getStored() {
    if (stored == null) {
      stored =
          Optional.ofNullable(plan)
              .flatMap(runs::plan)
              .orElseThrow(() -> new NotThere("plan", plan));
    }
    return stored;
  }

  public LossEstimate getLoss() {
    return getStored().plan().loss();
  }

  /** What has to be typed: the bound in MB, or a question mark where it is not known. */
  public String getFigure() {
    return LossFigure.of(getLoss().boundBytes());
  }

  public GuardsView getGuards() {
    return GuardsView.of(getStored().plan().guards());
  }

  public pairkeeper.web.ui.PlanView getView() {
    return pairkeeper.web.ui.PlanView.of(getStored().plan(), getShown());
  }

  public Pair getShown() {
    return pairs.get(getStored().plan().pair());
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

  public PairBanner getBanner() {
    return banners.of(getShown());
  }

  public UUID getPlan() {
    return plan;
  }

  public void setPlan(UUID plan) {
    this.plan = plan;
  }

  public String getTypedLoss() {
    return typedLoss;
  }

  public void setTypedLoss(String typedLoss) {
    this.typedLoss = typedLoss;
  }

  public String getTyped() {
    return typed;
  }

  public void setTyped(String typed) {
    this.typed = typed;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getTicket() {
    return ticket;
  }

  public void setTicket(String ticket) {
    this.ticket = ticket;
  }
}
