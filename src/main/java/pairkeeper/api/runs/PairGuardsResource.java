package pairkeeper.api.runs;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pairkeeper.api.http.Speaker;
import pairkeeper.core.plan.GuardResult;
import pairkeeper.ops.failover.FailoverDesk;
import pairkeeper.ops.inventory.Pairs;
import pairkeeper.ops.rejoin.RejoinDesk;
import pairkeeper.ops.setup.SetUpDesk;
import pairkeeper.ops.switchover.SwitchoverDesk;

/** {@code /pairs/{id}/guards}: whether a runbook could be carried out now. */
@Path("pairs/{id}/guards")
@Produces("application/json")
@RequestScoped
public class PairGuardsResource {
  @Inject Pairs pairs;
  @Inject SetUpDesk setUp;
  @Inject SwitchoverDesk switchover;
  @Inject FailoverDesk failover;
  @Inject RejoinDesk rejoin;
  @Inject Speaker speaker;

  @GET
  public List<GuardJson> guards(@PathParam("id") UUID pair, @QueryParam("runbook") String runbook) {
    var none = new PlanOptions(Map.of());
    List<GuardResult> guards =
        switch (RunbookWord.known(runbook)) {
          case "set-up" -> setUp.guards(pair, none.setUp());
          case "switchover" -> switchover.guards(pair, null);
          case "rejoin" -> rejoin.guards(pair, none.rejoin());
          default ->
              failover.guards(pair, none.failover(pairs.get(pair)), PairPlansResource.EVIDENCE);
        };
    return guards.stream().map(g -> GuardJson.of(g, speaker)).toList();
  }
}
