package pairkeeper.api.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.monitoring.StatusBoard;

/** {@code /pairs/{id}/status}. */
@Path("pairs/{id}/status")
@Produces("application/json")
@RequestScoped
public class StatusResource {
  @Inject Pairs pairs;
  @Inject StatusBoard board;
  @Inject Speaker speaker;

  @GET
  public StatusJson get(@PathParam("id") UUID id) {
    return StatusJson.of(board.of(pairs.get(id)), speaker);
  }
}
