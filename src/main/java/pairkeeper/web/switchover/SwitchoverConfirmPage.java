package pairkeeper.web.switchover;

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
import pairkeeper.core.run.Answer;
import pairkeeper.core.runbook.Switchover;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardsView;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;

/** The stored plan of a switchover, to be read, agreed to and started. */
@Named
@ViewScoped
public class SwitchoverConfirmPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient RunDesk runs;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private transient PlanView stored;
  private UUID plan;
  private String told;
  private String typed;
  private String reason;
  private String ticket;

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    try {
      var run = runs.start(plan, getStored().hash(), typed, null, reason, text(ticket), answers());
      return "/runs/run.xhtml?faces-redirect=true&id=" + run.run().id();
    } catch (PairBusy busy) {
      said.failed(Text.of("setup.refused.busy", "n", busy.number(), "holder", busy.holder()));
    } catch (Refused refused) {
      said.refused(refused);
    }
    return null;
  }

  private Map<String, Answer> answers() {
    return text(told).isBlank()
        ? Map.of()
        : Map.of(Switchover.USERS_TOLD, Answer.of(Answer.Kind.DONE, told.strip()));
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

  public GuardsView getGuards() {
    return GuardsView.of(getStored().plan().guards());
  }

  public pairkeeper.web.ui.PlanView getView() {
    return pairkeeper.web.ui.PlanView.of(getStored().plan(), getShown());
  }

  public Pair getShown() {
    return pairs.get(getStored().plan().pair());
  }

  /** The server that is primary until the run starts. */
  public String getOld() {
    return name(Switchover.OLD);
  }

  /** The server that is to become primary. */
  public String getTarget() {
    return name(Switchover.TARGET);
  }

  private String name(String fact) {
    UUID id = UUID.fromString(getStored().plan().fingerprint().facts().get(fact));
    return getShown().server(id).orElseThrow(() -> new NotThere("server", id)).name();
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

  public String getTold() {
    return told;
  }

  public void setTold(String told) {
    this.told = told;
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

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }
}
