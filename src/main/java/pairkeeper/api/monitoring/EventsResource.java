package pairkeeper.api.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import pairkeeper.api.http.Listed;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.model.PairEvent;
import pairkeeper.ops.inventory.PairEvents;
import pairkeeper.ops.inventory.Pairs;

/** {@code /pairs/{id}/events}: who had which role since when, standing orders and remarks. */
@Path("pairs/{id}/events")
@Produces("application/json")
@RequestScoped
public class EventsResource {
  private static final int KEPT_IN_SIGHT = 10_000;

  @Inject Pairs pairs;
  @Inject PairEvents events;
  @Inject Speaker speaker;

  /** The newest first. */
  @GET
  public Response list(@PathParam("id") UUID id, @Context UriInfo uri) {
    var all = events.of(pairs.get(id).id(), KEPT_IN_SIGHT);
    return Listed.of(all, uri, PairEvent::id, event -> EventJson.of(event, speaker));
  }
}
