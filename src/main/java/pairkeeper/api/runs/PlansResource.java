package pairkeeper.api.runs;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Refused;
import pairkeeper.core.run.Answer;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.approvals.Approver;
import pairkeeper.ops.approvals.Confirmed;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;
import pairkeeper.ops.runs.Typed;

/** {@code /plans/{id}}: the stored plan, starting a run of it, and agreeing to that. */
@Path("plans/{id}")
@Produces("application/json")
@RequestScoped
public class PlansResource {
  @Inject RunDesk desk;
  @Inject ApprovalDesk approvals;
  @Inject Approver approver;
  @Inject Speaker speaker;
  @Inject ConfirmedAnswer led;

  /**
   * What starts a run.
   *
   * @param confirm the pair's name, typed
   * @param answers to questions that may be answered early, by step
   * @param startAt when the run of a switchover is to start, or null for at once
   */
  public record StartBody(
      String hash,
      String confirm,
      Long acceptLossBytes,
      String reason,
      String ticket,
      Map<String, AnswerBody> answers,
      Instant startAt) {}

  @GET
  public PlanJson get(@PathParam("id") UUID id) {
    PlanView plan = desk.plan(id).orElseThrow(() -> new NotThere("plan", id));
    int needed = desk.needsApproval(plan.customer(), plan.plan().runbook()) ? 1 : 0;
    return PlanJson.of(plan, needed, speaker);
  }

  /** Agrees to the request by which the plan waits. */
  @POST
  @Path("approvals")
  public Response approve(@PathParam("id") UUID id, ApprovalsResource.ApproveBody said) {
    UUID request = approvals.waitingFor(id).id();
    return led.answer(approver.approve(request, body(said).hash(), said.remark()));
  }

  @POST
  @Path("runs")
  public Response start(@PathParam("id") UUID id, StartBody said) {
    var early = new LinkedHashMap<String, Answer>();
    if (body(said).answers() != null) {
      said.answers().forEach((step, answer) -> early.put(step, answer.answered()));
    }
    var typed =
        new Typed(said.confirm(), said.acceptLossBytes(), said.reason(), said.ticket(), early);
    return led.answer(confirmed(id, said, typed));
  }

  /** The field as a client says it. */
  private static String named(String field) {
    return field.equals("at") ? "startAt" : field.replaceFirst("^answer:", "answers.");
  }

  private Confirmed confirmed(UUID id, StartBody said, Typed typed) {
    try {
      return said.startAt() == null
          ? approvals.confirm(id, said.hash(), typed)
          : approvals.confirm(id, said.hash(), typed, said.startAt());
    } catch (Refused r) {
      String named = named(r.field());
      throw named.equals(r.field()) ? r : new Refused(named, r.text());
    }
  }
}
