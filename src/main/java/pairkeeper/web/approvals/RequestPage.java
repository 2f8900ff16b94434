package pairkeeper.web.approvals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.access.Right;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalRule;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.approval.Decision;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.core.plan.LossEstimate;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.appointments.AppointmentDesk;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.approvals.Approver;
import pairkeeper.ops.approvals.Confirmed;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.web.ui.Banners;
import pairkeeper.web.ui.GuardReading;
import pairkeeper.web.ui.GuardsView;
import pairkeeper.web.ui.PairBanner;
import pairkeeper.web.ui.Said;
import pairkeeper.web.ui.Viewer;

/** One request: what was asked for, how it stands, and what this person can do about it. */
@Named
@RequestScoped
public class RequestPage {
  @Inject private ApprovalDesk desk;
  @Inject private Approver approver;
  @Inject private AppointmentDesk appointments;
  @Inject private RunDesk runs;
  @Inject private Pairs pairs;
  @Inject private Banners banners;
  @Inject private CurrentUser user;
  @Inject private Viewer viewer;
  @Inject private Said said;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;

  private ApprovalRequest asked;
  private Pair pair;
  private PlanView plan;
  private GuardReading reading;
  private String remark;
  private String refusal;
  private String breakReason;
  private boolean understood;

  private UUID id() {
    // not a view parameter: what is shown is asked for before those reach a bean after a post
    try {
      return UUID.fromString(String.valueOf(request.getParameter("id")));
    } catch (IllegalArgumentException noId) {
      throw new NotThere("approval", new UUID(0, 0));
    }
  }

  public ApprovalRequest getAsked() {
    if (asked == null) {
      asked = desk.get(id());
    }
    return asked;
  }

  public ApprovalState getState() {
    return desk.state(getAsked());
  }

  public boolean isWaits() {
    return getState() == ApprovalState.AWAITING_APPROVAL;
  }

  /** How it ended, or null. */
  public Decision getDecision() {
    return getAsked().decision();
  }

  /** Who decided, and when; null while nobody has. */
  public Text getDecided() {
    Decision d = getDecision();
    String key = d == null ? "" : "approvals.by." + d.state().word();
    return d == null ? null : Text.of(key, "by", d.by().display(), "at", d.at().toString());
  }

  /** How long it still waits. */
  public Duration getLeft() {
    return Duration.between(clock.instant(), getAsked().expiresAt());
  }

  public Pair getPair() {
    if (pair == null) {
      pair = pairs.get(getAsked().pair());
    }
    return pair;
  }

  public PairBanner getBanner() {
    return banners.of(getPair());
  }

  private PlanView plan() {
    if (plan == null) {
      plan = runs.plan(getAsked().plan()).orElse(null);
    }
    return plan;
  }

  /** The plan's steps, or null where this release cannot read it. */
  public pairkeeper.web.ui.PlanView getView() {
    return plan() == null ? null : pairkeeper.web.ui.PlanView.of(plan().plan(), getPair());
  }

  /** The loss that the plan states, or null. */
  public LossEstimate getLoss() {
    return plan() == null ? null : plan().plan().loss();
  }

  /** Whether the guards are those of now, not those of the plan. */
  public boolean isFresh() {
    // the answers that only bring an open page up to date must not reach servers again and again
    return isMayDecide() && plan() != null && !viewer.isLive();
  }

  public GuardReading getReading() {
    if (reading == null) {
      reading =
          isFresh()
              ? GuardReading.of(() -> approver.guardsNow(getAsked()))
              : new GuardReading(GuardsView.of(planned()), null);
    }
    return reading;
  }

  private List<GuardResult> planned() {
    return plan() == null ? List.of() : plan().plan().guards();
  }

  public boolean isMayDecide() {
    return desk.mayDecide(getAsked());
  }

  public boolean isMayWithdraw() {
    return desk.mayWithdraw(getAsked());
  }

  public boolean isMayBreak() {
    return isMayWithdraw() && user.may(Right.RUN, getAsked().customer());
  }

  public int getLeastReason() {
    return ApprovalRule.LEAST_REASON;
  }

  public Text getApproveWords() {
    String runbook = getAsked().runbook().replace("-", "");
    return Text.of("approvals.approve", "runbook", runbook, "pair", getAsked().pairName());
  }

  public String approve() {
    return act(
        () -> toRun(approver.approve(id(), getAsked().hash(), remark)),
        Text.of("approvals.did.approved"));
  }

  public String refuse() {
    return act(() -> here(approver.refuse(id(), refusal)), Text.of("approvals.did.refused"));
  }

  public String withdraw() {
    return act(() -> here(desk.withdraw(id())), Text.of("approvals.did.withdrawn"));
  }

  public String breakGlass() {
    return act(() -> toRun(approver.breakGlass(id(), breakReason, understood)), null);
  }

  private static String toRun(Confirmed led) {
    return switch (led) {
      case Confirmed.Started(UUID run) -> "/runs/run.xhtml?faces-redirect=true&id=" + run;
      case Confirmed.Scheduled(Appointment later) ->
          "/monitoring/pair.xhtml?faces-redirect=true&id=" + later.pair();
      case Confirmed.Waits(ApprovalRequest request) -> here(request);
    };
  }

  /** When it is to start if somebody agrees; null for at once. */
  public Appointment getLater() {
    return appointments.ofApproval(id()).orElse(null);
  }

  private static String here(ApprovalRequest request) {
    return "/approvals/request.xhtml?faces-redirect=true&id=" + request.id();
  }

  private String act(Supplier<String> work, Text done) {
    try {
      String next = work.get();
      if (done != null) {
        said.done(done);
      }
      return next;
    } catch (PairBusy busy) {
      said.failed(
          Text.of("runs.busy", "run", String.valueOf(busy.number()), "holder", busy.holder()));
    } catch (Refused refused) {
      said.refused(refused);
    }
    asked = null; // it may be void now, or decided by somebody else
    return null;
  }

  public String getRemark() {
    return remark;
  }

  public void setRemark(String remark) {
    this.remark = remark;
  }

  public String getRefusal() {
    return refusal;
  }

  public void setRefusal(String refusal) {
    this.refusal = refusal;
  }

  public String getBreakReason() {
    return breakReason;
  }

  public void setBreakReason(String breakReason) {
    this.breakReason = breakReason;
  }

  public boolean isUnderstood() {
    return understood;
  }

  public void setUnderstood(boolean understood) {
    this.understood = understood;
  }
}
