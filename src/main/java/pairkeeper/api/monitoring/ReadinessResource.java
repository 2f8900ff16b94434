package pairkeeper.api.monitoring;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.ops.failover.FailoverDesk;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.jobs.JobDesk;
import pairkeeper.ops.monitoring.Failbacks;
import pairkeeper.ops.monitoring.PairStatus;
import pairkeeper.ops.monitoring.StatusBoard;

/** {@code /pairs/{id}/readiness}: whether one could act now, from memory; asks no server. */
@Path("pairs/{id}/readiness")
@Produces("application/json")
@RequestScoped
public class ReadinessResource {
  @Inject Pairs pairs;
  @Inject StatusBoard board;
  @Inject FailoverDesk failover;
  @Inject Failbacks failbacks;
  @Inject JobDesk jobs;
  @Inject Speaker speaker;

  @GET
  public ReadinessJson get(@PathParam("id") UUID id) {
    PairStatus status = board.of(pairs.get(id));
    return ReadinessJson.of(
        status, failover.lossNow(status), failbacks.of(status.pair()), jobs.rehearsed(id), speaker);
  }
}
