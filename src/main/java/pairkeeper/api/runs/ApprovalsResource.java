package pairkeeper.api.runs;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.approval.ApprovalRequest;
import pairkeeper.core.approval.ApprovalState;
import pairkeeper.core.model.Refused;
import pairkeeper.ops.approvals.ApprovalDesk;
import pairkeeper.ops.approvals.Approver;

/** {@code /approvals}: what waits for a second person, and what they and the requester do to it. */
@Path("approvals")
@Produces("application/json")
@RequestScoped
public class ApprovalsResource {
  private static final int KEPT_IN_SIGHT = 10_000;

  @Inject ApprovalDesk desk;
  @Inject Approver approver;
  @Inject Speaker speaker;
  @Inject ConfirmedAnswer led;

  /** What a second person agrees to. */
  public record ApproveBody(String hash, String remark) {}

  /** Why a second person says no. */
  public record RefuseBody(String reason) {}

  /**
   * Why somebody goes on alone.
   *
   * @param understood that it will be seen and reviewed
   */
  public record BreakGlassBody(String reason, Boolean understood) {}

  @GET
  public Response list(
      @QueryParam("pair") UUID pair,
      @QueryParam("state") List<String> states,
      @Context UriInfo uri) {
    states.forEach(ApprovalsResource::known);
    var found =
        desk.list(pair, KEPT_IN_SIGHT).stream()
            .filter(r -> states.isEmpty() || states.contains(desk.state(r).word()))
            .toList();
    return Listed.of(found, uri, ApprovalRequest::id, this::json);
  }

  private static void known(String word) {
    var words = Arrays.stream(ApprovalState.values()).map(ApprovalState::word).toList();
    if (!words.contains(word)) {
      String all = words.stream().collect(Collectors.joining(", "));
      throw BadRequest.unknownWord("state", word, all);
    }
  }

  @GET
  @Path("{id}")
  public ApprovalJson get(@PathParam("id") UUID id) {
    return json(desk.get(id));
  }

  @POST
  @Path("{id}/approve")
  public Response approve(@PathParam("id") UUID id, ApproveBody said) {
    return led.answer(approver.approve(id, body(said).hash(), said.remark()));
  }

  @POST
  @Path("{id}/refuse")
  public ApprovalJson refuse(@PathParam("id") UUID id, RefuseBody said) {
    String reason = body(said).reason();
    return json(inReason(() -> approver.refuse(id, reason)));
  }

  @POST
  @Path("{id}/withdraw")
  public ApprovalJson withdraw(@PathParam("id") UUID id) {
    return json(desk.withdraw(id));
  }

  @POST
  @Path("{id}/break-glass")
  public Response breakGlass(@PathParam("id") UUID id, BreakGlassBody said) {
    boolean understood = Boolean.TRUE.equals(body(said).understood());
    return led.answer(inReason(() -> approver.breakGlass(id, said.reason(), understood)));
  }

  /** What pages keep apart is one field here. */
  private static <T> T inReason(Supplier<T> act) {
    try {
      return act.get();
    } catch (Refused r) {
      throw Set.of("refusal", "breakReason").contains(r.field())
          ? new Refused("reason", r.text())
          : r;
    }
  }

  private ApprovalJson json(ApprovalRequest request) {
    return ApprovalJson.of(request, desk.state(request), speaker);
  }
}
