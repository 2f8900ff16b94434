package pairkeeper.api.runs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import pairkeeper.api.http.BadRequest;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.review.SignedReview;
import pairkeeper.ops.review.ReviewDesk;

/** {@code /reviews}: which runs wait for a second reading, and which were signed. */
@Path("reviews")
@Produces("application/json")
@RequestScoped
public class ReviewsResource {
  private static final int KEPT_IN_SIGHT = 10_000;

  @Inject ReviewDesk desk;
  @Inject Speaker speaker;

  /** {@code ?state=due} (oldest first) or {@code ?state=signed} (newest first). */
  @GET
  public Response list(
      @QueryParam("state") @DefaultValue("due") String state, @Context UriInfo uri) {
    List<UUID> runs =
        switch (state) {
          case "due" -> desk.due().stream().map(r -> r.id()).toList();
          case "signed" ->
              desk.signed(KEPT_IN_SIGHT).stream().map(SignedReview::run).distinct().toList();
          default -> throw BadRequest.unknownWord("state", state, "due, signed");
        };
    return Listed.of(runs, uri, run -> run, run -> ReviewJson.of(desk.of(run), speaker));
  }
}
