package pairkeeper.api.runs;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.ops.review.ReviewDesk;

/** {@code /runs/{id}/review}: what a second person reads of a run, their signature and remarks. */
@Path("runs/{id}/review")
@Produces("application/json")
@RequestScoped
public class RunReviewResource {
  @Inject ReviewDesk desk;
  @Inject Speaker speaker;

  /** What the reviewer says. */
  public record RemarkBody(String remark) {}

  @GET
  public ReviewJson get(@PathParam("id") UUID id) {
    return ReviewJson.of(desk.of(id), speaker);
  }

  /** Signs the review. */
  @POST
  public ReviewJson sign(@PathParam("id") UUID id, RemarkBody said) {
    return ReviewJson.of(desk.sign(id, body(said).remark()), speaker);
  }

  /** Adds to a signed one. */
  @POST
  @Path("remarks")
  public ReviewJson add(@PathParam("id") UUID id, RemarkBody said) {
    return ReviewJson.of(desk.add(id, body(said).remark()), speaker);
  }
}
