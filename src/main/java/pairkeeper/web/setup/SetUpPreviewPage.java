package pairkeeper.web.setup;

import jakarta.faces.event.AjaxBehaviorEvent;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import pairkeeper.core.plan.Step;
import pairkeeper.core.run.Answer;
import pairkeeper.ops.approvals.Confirmed;
import pairkeeper.ops.drafts.Drafts;
import pairkeeper.web.ui.ConfirmPage;

/** The stored plan of a set-up. */
@Named
@ViewScoped
public class SetUpPreviewPage extends ConfirmPage {
  private static final long serialVersionUID = 1L;
  private static final String RESTART = "restart-agreed";
  private static final String DRAFT = "set-up-start";

  @Inject private transient Drafts drafts;

  private String agreedBy;

  /**
   * Brings back reason, ticket and the customer's word, as typed before; never the confirmation.
   */
  public void load() {
    drafts
        .find(DRAFT, getShown().id())
        .ifPresent(draft -> {
          setReason(draft.field("reason", getReason()));
          setTicket(draft.field("ticket", getTicket()));
          agreedBy = draft.field("agreedBy", agreedBy);
        });
  }

  /** Keeps what is typed now. */
  public void keep(AjaxBehaviorEvent changed) {
    var fields = new HashMap<String, String>();
    fields.put("reason", getReason());
    fields.put("ticket", getTicket());
    fields.put("agreedBy", agreedBy);
    drafts.keep(DRAFT, getShown().id(), fields);
  }

  /** Starts the run of exactly the plan that is shown. */
  public String start() {
    return starting(() -> {
      Confirmed led = begin(null, answers());
      drafts.forget(DRAFT, getShown().id());
      drafts.forget(SetUpPage.DRAFT, getShown().id());
      return led;
    });
  }

  private Map<String, Answer> answers() {
    return isRestarts() ? answer(RESTART, agreedBy) : Map.of();
  }

  /** Whether users are cut off once. */
  public boolean isRestarts() {
    return getStored().plan().steps().stream().map(Step::id).anyMatch(RESTART::equals);
  }

  public String getAgreedBy() {
    return agreedBy;
  }

  public void setAgreedBy(String agreedBy) {
    this.agreedBy = agreedBy;
  }
}
