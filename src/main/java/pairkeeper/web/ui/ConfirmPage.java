package pairkeeper.web.ui;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import pairkeeper.core.appointment.Appointment;
import pairkeeper.core.appointment.AppointmentRule;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.run.Answer;
import pairkeeper.ops.appointments.AppointmentDesk;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.approvals.Confirmed;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.runs.PairBusy;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.Typed;

/** What all pages share on which a stored plan is read, agreed to and started. */
public abstract class ConfirmPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject private transient RunDesk runs;
  @Inject private transient ApprovalDesk approvals;
  @Inject private transient AppointmentDesk appointments;
  @Inject private transient Pairs pairs;
  @Inject private transient Banners banners;
  @Inject private transient Said said;

  private transient pairkeeper.ops.runs.PlanView stored;
  private UUID plan;
  private String typed;
  private String reason;
  private String ticket;

  /**
   * Goes to the run that the work starts, or to what waits for a second person, or stays with all
   * that was typed and says why.
   *
   * @param work checks what only its page asks for, then {@link #begin}
   */
  protected String starting(Supplier<Confirmed> work) {
    try {
      return switch (work.get()) {
        case Confirmed.Started(UUID run) -> "/runs/run.xhtml?faces-redirect=true&id=" + run;
        case Confirmed.Scheduled(Appointment later) ->
            "/monitoring/pair.xhtml?faces-redirect=true&id=" + later.pair();
        case Confirmed.Waits(ApprovalRequest request) ->
            "/approvals/request.xhtml?faces-redirect=true&id=" + request.id();
      };
    } catch (PairBusy busy) {
      said.failed(Text.of("setup.refused.busy", "n", busy.number(), "holder", busy.holder()));
    } catch (Refused refused) {
      said.refused(refused);
    }
    return null;
  }

  /**
   * Starts the run of exactly the plan that is shown, or asks a second person for it.
   *
   * @param loss the bound that was typed, in bytes, or null where the plan loses nothing or its
   *     bound is not known
   */
  protected Confirmed begin(Long loss, Map<String, Answer> answers) {
    var all = new Typed(typed, loss, reason, ticket, answers);
    return approvals.confirm(plan, getStored().hash(), all);
  }

  /**
   * {@link #begin} for a run that is to start later.
   *
   * @param at on the clock of the pair's site, {@code 2026-11-22T02:00}
   */
  protected Confirmed beginAt(String at, Map<String, Answer> answers) {
    var all = new Typed(typed, null, reason, ticket, answers);
    Instant start = AppointmentRule.read(at, getSite().zone());
    return approvals.confirm(plan, getStored().hash(), all, start);
  }

  /** The site whose clock and windows count. */
  public Site getSite() {
    return appointments.site(getStored().plan().pair());
  }

  /** Whether a second person has to agree before it runs. */
  public boolean isApprovalNeeded() {
    return runs.needsApproval(getStored().customer(), getStored().plan().runbook());
  }

  /** What happens instead of a start. */
  public Text getApprovalWords() {
    String runbook = getStored().plan().runbook().replace("-", "");
    long minutes = ApprovalRequest.LASTS.toMinutes();
    return Text.of("approvals.needed", "runbook", runbook, "minutes", minutes);
  }

  /** The answer to a step's question that may be given beforehand; none where nothing was typed. */
  protected static Map<String, Answer> answer(String step, String remark) {
    return remark == null || remark.isBlank()
        ? Map.of()
        : Map.of(step, Answer.of(Answer.Kind.DONE, remark.strip()));
  }

  /** A server by the fact of the plan's fingerprint that holds its id. */
  protected String serverName(String fact) {
    UUID id = UUID.fromString(getStored().plan().fingerprint().facts().get(fact));
    return getShown().server(id).orElseThrow(() -> new NotThere("server", id)).name();
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
    return PlanView.of(getStored().plan(), getShown());
  }

  public GuardsView getGuards() {
    return GuardsView.of(getStored().plan().guards());
  }

  public Pair getShown() {
    return pairs.get(getStored().plan().pair());
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
