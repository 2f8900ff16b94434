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
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.run.Answer;
import pairkeeper.ops.runs.PlanView;
import pairkeeper.ops.runs.RunDesk;

/** {@code /plans/{id}}: the stored plan, and starting a run of it. */
@Path("plans/{id}")
@Produces("application/json")
@RequestScoped
public class PlansResource {
  @Inject RunDesk desk;
  @Inject Speaker speaker;

  /**
   * What starts a run.
   *
   * @param confirm the pair's name, typed
   * @param answers to questions that may be answered early, by step
   */
  public record StartBody(
      String hash,
      String confirm,
      Long acceptLossBytes,
      String reason,
      String ticket,
      Map<String, AnswerBody> answers) {}

  @GET
  public PlanJson get(@PathParam("id") UUID id) {
    PlanView plan = desk.plan(id).orElseThrow(() -> new NotThere("plan", id));
    return PlanJson.of(plan, speaker);
  }

  @POST
  @Path("approvals")
  public Response approve(@PathParam("id") UUID id) {
    throw BadRequest.notInThisRelease("", "approvals");
  }

  @POST
  @Path("runs")
  public Response start(@PathParam("id") UUID id, StartBody said) {
    var early = new LinkedHashMap<String, Answer>();
    if (body(said).answers() != null) {
      said.answers().forEach((step, answer) -> early.put(step, answer.answered()));
    }
    var run =
        desk.start(
            id,
            said.hash(),
            said.confirm(),
            said.acceptLossBytes(),
            said.reason(),
            said.ticket(),
            early);
    return Response.accepted(RunJson.of(run, speaker))
        .location(URI.create("/api/v1/runs/" + run.run().id()))
        .build();
  }
}
