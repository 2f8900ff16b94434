package pairkeeper.web.setup;

import jakarta.faces.event.AjaxBehaviorEvent;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.ops.drafts.Drafts;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardsView;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.PlanView;
import pairkeeper.web.ui.Said;

/** The stored plan of a set-up, to be read, agreed to and started. */
@Named
@ViewScoped
public class SetUpPreviewPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String RESTART = "restart-agreed";
  private static final String DRAFT = "set-up-start";

  @Inject private transient RunDesk runs;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;
  @Inject private transient Drafts drafts;

  private transient pairkeeper.ops.runs.PlanView stored;
  private UUID plan;
  private String typed;
  private String reason;
  private String ticket;
  private String agreedBy;

  /**
   * Brings back reason, ticket and the customer's word, as typed before; never the confirmation.
   */
  public void load() {
    drafts
        .find(DRAFT, getPair().id())
        .ifPresent(draft -> {
          reason = draft.field("reason", reason);
          ticket = draft.field("ticket", ticket);
          agreedBy = draft.field("agreedBy", agreedBy);
        });
  }

  /** Keeps what is typed now. */
  public void keep(AjaxBehaviorEvent changed) {
    var fields = new HashMap<String, String>();
    fields.put("reason", reason);
    fields.put("ticket", ticket);
    fields.put("agreedBy", agreedBy);
    drafts.keep(DRAFT, getPair().id(), fields);
  }

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    try {
      var run = runs.start(plan, getStored().hash(), typed, null, reason, text(ticket), answers());
      drafts.forget(DRAFT, getPair().id());
      drafts.forget(SetUpPage.DRAFT, getPair().id());
      return "/runs/run.xhtml?faces-redirect=true&id=" + run.run().id();
    } catch (PairBusy busy) {
      said.failed(Text.of("setup.refused.busy", "n", busy.number(), "holder", busy.holder()));
    } catch (Refused refused) {
      said.refused(refused);
    }
    return null;
  }

  private Map<String, Answer> answers() {
    return isRestarts() && !text(agreedBy).isBlank()
        ? Map.of(RESTART, Answer.of(Answer.Kind.DONE, agreedBy.strip()))
        : Map.of();
  }

  public pairkeeper.ops.runs.PlanView getStored() {
    if (stored == null) {
      stored =
          Optional.ofNullable(plan)
              .flatMap(runs::plan)
              .orElseThrow(() -> new NotThere("plan", plan));
    }
    return stored;
  }

  public PlanView getView() {
    return PlanView.of(getStored().plan(), getPair());
  }

  public GuardsView getGuards() {
    return GuardsView.of(getStored().plan().guards());
  }

  public Pair getPair() {
    return pairs.get(getStored().plan().pair());
  }

  public PairBanner getBanner() {
    return banners.of(getPair());
  }

  /** Whether users are cut off once. */
  public boolean isRestarts() {
    return getStored().plan().steps().stream().map(Step::id).anyMatch(RESTART::equals);
  }

  public UUID getPlan() {
    return plan;
  }

  public void setPlan(UUID plan) {
    this.plan = plan;
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

  public String getAgreedBy() {
    return agreedBy;
  }

  public void setAgreedBy(String agreedBy) {
    this.agreedBy = agreedBy;
  }

  private static String text(String typed) {
    return typed == null ? "" : typed;
  }
}
